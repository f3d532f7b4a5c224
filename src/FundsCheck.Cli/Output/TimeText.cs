using System.Globalization;

namespace FundsCheck.Cli.Output;

/// <summary>Times in RFC 3339 and UTC, with milliseconds.</summary>
internal static class TimeText
{
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
