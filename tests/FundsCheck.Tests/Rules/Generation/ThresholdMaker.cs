namespace FundsCheck.Tests.Rules.Generation;

/// <summary>Draws the thresholds of band lists and guards such that every band between them can be reached.</summary>
internal static class ThresholdMaker
{
    private const int ThresholdsMax = 3;

    // The least and largest threshold of each measure, in steps. A band below the least would hold no value at all.
    private static (long Least, long Most) Range(MeasureInfo measure) => (measure.Name, measure.Type) switch
    {
        ("amount" or "exposure", _) => (2, 1_000_000),
        ("debit.attempt", _) => (2, 6),
        ("balance.age", _) => (1, 200_000),
        ("cover.available", _) => (0, 30_000),
        ("available", _) => (-20_000, 500_000),
        (_, "money") when !measure.IsCustomFact => (-20_000, 200_000),
        (_, "integer") => (-5, 400),
        (_, "percent") => (2, 20_000),
        (_, "duration") => (1, 5_000_000),
        _ => (2, 500_000),
    };

    /// <summary>One threshold, for a guard.</summary>
    public static long Threshold(MeasureInfo measure, Random random)
    {
        var (least, most) = Range(measure);
        return Favourite(measure, random)
            ?? (least < 0 && random.Chance(20) ? -random.OfAnySize(1, -least) : random.OfAnySize(Math.Max(0, least), most));
    }

    /// <summary>
    /// The thresholds of a band list in ascending order; <c>upTo</c> holds its threshold, <c>below</c> does not, both of one threshold may
    /// stand.
    /// </summary>
    public static List<(long Steps, bool UpTo)> Thresholds(MeasureInfo measure, Random random)
    {
        var drawn = new List<(long Steps, bool UpTo)>();
        var count = random.Next(1, ThresholdsMax + 1);
        for (var index = 0; index < count; index++)
        {
            var threshold = Threshold(measure, random);
            var upTo = random.Chance(50);
            drawn.Add((upTo && threshold == Range(measure).Least && IsWhole(measure) ? threshold - 1 : threshold, upTo));
        }

        if (random.Chance(20))
        {
            drawn.Add((drawn[0].Steps, !drawn[0].UpTo));
        }

        var ascending = drawn.Distinct().OrderBy(threshold => threshold.Steps).ThenBy(threshold => threshold.UpTo).ToList();
        return IsWhole(measure)
            ? [.. ascending.DistinctBy(threshold => threshold.UpTo ? threshold.Steps : threshold.Steps - 1)] : ascending;
    }

    // Between `upTo 1` and `below 2` stands no whole number. Balances and what is computed from them may be finer than any step.
    private static bool IsWhole(MeasureInfo measure) => !measure.IsFunds && measure.Name != "available";

    private static long? Favourite(MeasureInfo measure, Random random) => measure.Name switch
    {
        "cover.available" when random.Chance(40) => random.Pick<long>([10_000, 11_000]),
        "balance.age" when random.Chance(30) => 3600,
        _ when measure.IsFunds && measure.Type == "money" && random.Chance(50) => 0,
        _ => null,
    };
}
