using System.Globalization;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>
/// The thresholds of rules as whole steps of their type: money in cents, percentages in hundredths of a per cent, durations in seconds.
/// </summary>
internal static class Steps
{
    private static readonly (char Unit, long Seconds)[] Units = [('d', 86400), ('h', 3600), ('m', 60), ('s', 1)];

    /// <summary>The form of a threshold, without the quotes; a duration in the largest unit that holds it.</summary>
    public static string Format(string type, long steps, string currency) => type switch
    {
        "integer" => steps.ToString(CultureInfo.InvariantCulture),
        "money" => Hundredths(steps) + " " + currency,
        "percent" => (Hundredths(steps) is var text && text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text) + "%",
        "duration" => Duration(steps),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a type of numbers"),
    };

    public static long Parse(string type, string text) => type switch
    {
        "integer" => long.Parse(text, CultureInfo.InvariantCulture),
        "money" => ParseHundredths(text[..text.IndexOf(' ', StringComparison.Ordinal)]),
        "percent" => ParseHundredths(text[..^1]),
        "duration" => long.Parse(text[..^1], CultureInfo.InvariantCulture) * Units.Single(unit => unit.Unit == text[^1]).Seconds,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a type of numbers"),
    };

    /// <summary>
    /// The nearest number of steps that is judged; beyond that a fact is unknown, and no invariant compares it with a known one.
    /// </summary>
    public static long Judged(string type, long steps)
    {
        var most = type switch
        {
            "integer" => FactLimits.IntegerMax,
            "money" => (long)FactLimits.MoneyMax * 100,
            "percent" => FactLimits.PercentHundredthsMax,
            _ => FactLimits.DurationMax.Ticks / TimeSpan.TicksPerSecond,
        };
        return Math.Clamp(steps, -most, most);
    }

    private static string Hundredths(long steps) =>
        string.Create(CultureInfo.InvariantCulture, $"{(steps < 0 ? "-" : "")}{Math.Abs(steps) / 100}.{Math.Abs(steps) % 100:00}");

    private static string Duration(long seconds)
    {
        var unit = Units.First(unit => seconds % unit.Seconds == 0 && (seconds != 0 || unit.Unit == 's'));
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / unit.Seconds}{unit.Unit}");
    }

    private static long ParseHundredths(string text)
    {
        var parts = text.Split('.');
        var fraction = long.Parse((parts.ElementAtOrDefault(1) ?? "").PadRight(2, '0'), CultureInfo.InvariantCulture);
        var whole = long.Parse(parts[0], CultureInfo.InvariantCulture) * 100;
        return text.StartsWith('-') ? whole - fraction : whole + fraction;
    }
}
