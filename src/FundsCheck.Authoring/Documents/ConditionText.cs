using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>Says in words which values a rung catches, or a guard, so that they follow "… is".</summary>
internal static class ConditionText
{
    private const int OthersListedMax = 8;

    /// <summary>Exactly the values of one rung, the rungs before it considered.</summary>
    public static string OfRung(BandListDefinition ladder, int index)
    {
        var rung = ladder.Bands[index];
        var before = index == 0 ? null : ladder.Bands[index - 1];
        return rung.Kind switch
        {
            BandKind.In => MarkdownText.Codes(rung.Values, "or"),
            BandKind.Otherwise when before is null => "any value",
            BandKind.Otherwise when before.Kind == BandKind.In => Others(ladder),
            BandKind.Otherwise => From(before),
            _ when before is null => To(rung),
            _ when before.Threshold.Number == rung.Threshold.Number => $"exactly {rung.Threshold.Text}",
            _ => $"{From(before)} and {To(rung)}",
        };
    }

    public static string OfGuard(GuardDefinition guard) => guard.Comparison switch
    {
        GuardComparison.In => MarkdownText.Codes(guard.Values, "or"),
        GuardComparison.Below => $"below {guard.Edge.Text}",
        GuardComparison.UpTo => $"up to {guard.Edge.Text}",
        GuardComparison.Above => $"above {guard.Edge.Text}",
        _ => $"from {guard.Edge.Text}",
    };

    /// <summary>When a check applies, as a sentence.</summary>
    public static string OfGuards(CheckDefinition check)
    {
        if (!check.IsGuarded)
        {
            return "Applies to every debit.";
        }

        var only = check.For.Select(guard =>
            $"`{guard.Measure.Name}` is {OfGuard(guard)}{(CanBeUnclear(guard.Measure) ? " (or not known)" : string.Empty)}").ToList();
        var not = check.Unless.Select(guard =>
            $"`{guard.Measure.Name}` is {(CanBeUnclear(guard.Measure) ? "known to be " : string.Empty)}{OfGuard(guard)}").ToList();
        var applies = only.Count == 0 ? "Applies to every debit" : $"Applies only where {string.Join(", and ", only)}";
        return not.Count == 0 ? $"{applies}." : $"{applies}, but not where {string.Join(", nor where ", not)}.";
    }

    /// <summary>The values that no rung names; the otherwise rung catches them.</summary>
    public static IReadOnlyList<string> UnnamedValues(BandListDefinition ladder) =>
        [.. ladder.Measure.Values.Except(ladder.Bands.SelectMany(rung => rung.Values), StringComparer.Ordinal)];

    private static string From(BandDefinition before) =>
        before.Kind == BandKind.Below ? $"from {before.Threshold.Text}" : $"above {before.Threshold.Text}";

    private static string To(BandDefinition rung) =>
        rung.Kind == BandKind.Below ? $"below {rung.Threshold.Text}" : $"up to {rung.Threshold.Text}";

    // Of open text the values that no rung names cannot be listed.
    private static string Others(BandListDefinition ladder) =>
        !ladder.Measure.IsOpen && UnnamedValues(ladder) is { Count: > 0 and <= OthersListedMax } others
            ? $"any other value: {MarkdownText.Codes(others, "or")}"
            : "any other value";

    // Debits that may or may not have arrived leave it open on which side of an edge a sum with them is.
    private static bool CanBeUnclear(Measure measure) => measure.CanBeUnknown || measure.Needs.HasFlag(MeasureNeeds.Holds);
}
