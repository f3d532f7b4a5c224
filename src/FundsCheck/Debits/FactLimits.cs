namespace FundsCheck;

/// <summary>
/// The bounds of numbers in rule files, and of judged counts and ages. Stated amounts of money have no bounds: they are judged exactly,
/// with any size and number of decimals.
/// </summary>
public static class FactLimits
{
    /// <summary>The maximum of a money threshold, either sign: one hundred trillion major units.</summary>
    public const decimal MoneyMax = 100_000_000_000_000m;

    /// <summary>The maximum of an integer fact or threshold, either sign.</summary>
    public const long IntegerMax = 1_000_000_000_000_000;

    /// <summary>The maximum percentage, in hundredths of a percent: 10,000 %.</summary>
    public const int PercentHundredthsMax = 1_000_000;

    /// <summary>The maximum duration: a hundred years of 365 days.</summary>
    public static TimeSpan DurationMax { get; } = TimeSpan.FromDays(36_500);

    /// <summary>The tolerance for a bank's time ahead of this clock, which counts as now.</summary>
    public static TimeSpan ClockSkewMax { get; } = TimeSpan.FromMinutes(2);
}
