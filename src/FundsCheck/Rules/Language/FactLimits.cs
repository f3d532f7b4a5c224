namespace FundsCheck.Rules.Language;

/// <summary>
/// The bounds of the numbers in rule files, and of counts and ages that are judged. A stated amount of money has none: it is judged as
/// stated, whatever its size and its number of decimals.
/// </summary>
public static class FactLimits
{
    /// <summary>The largest threshold of money, either sign: one hundred trillion major units.</summary>
    public const decimal MoneyMax = 100_000_000_000_000m;

    /// <summary>The largest integer fact or threshold, either sign.</summary>
    public const long IntegerMax = 1_000_000_000_000_000;

    /// <summary>The largest percentage, in hundredths of a percent: 10,000 %.</summary>
    public const int PercentHundredthsMax = 1_000_000;

    /// <summary>The longest duration: a hundred years of 365 days.</summary>
    public static TimeSpan DurationMax { get; } = TimeSpan.FromDays(36_500);

    /// <summary>How far ahead of this clock a bank's time may be and still count as now.</summary>
    public static TimeSpan ClockSkewMax { get; } = TimeSpan.FromMinutes(2);
}
