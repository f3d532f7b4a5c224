using System.Globalization;

namespace FundsCheck.Cli.Exporting;

/// <summary>The values of an export as text, the same under each culture.</summary>
internal static class ExportText
{
    private const string TimePattern = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string DayPattern = "yyyy-MM-dd";

    /// <summary>The text of a value: money with its decimals and without an exponent, times in UTC with microseconds.</summary>
    public static string? Format(object? value) => value switch
    {
        null => null,
        string text => text,
        bool isTrue => isTrue ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString(TimePattern, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString(DayPattern, CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
