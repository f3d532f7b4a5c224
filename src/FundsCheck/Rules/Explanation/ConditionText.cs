using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Explanation;

/// <summary>Says in words which values a rung catches, or a guard, so that they follow "… is".</summary>
internal static class ConditionText
{
    private const int OthersListedMax = 8;

    /// <summary>Exactly the values of one rung, the rungs before it considered.</summary>
    public static string OfRung(LadderDefinition ladder, int index)
    {
        var rung = ladder.Rungs[index];
        var before = index == 0 ? null : ladder.Rungs[index - 1];
        return rung.Kind switch
        {
            RungKind.In => MarkdownText.Codes(rung.Values, "or"),
            RungKind.Otherwise when before is null => "any value",
            RungKind.Otherwise when before.Kind == RungKind.In => Others(ladder),
            RungKind.Otherwise => From(before),
            _ when before is null => To(rung),
            _ when before.Edge.Number == rung.Edge.Number => $"exactly {rung.Edge.Text}",
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
    public static IReadOnlyList<string> UnnamedValues(LadderDefinition ladder) =>
        [.. ladder.Measure.Values.Except(ladder.Rungs.SelectMany(rung => rung.Values), StringComparer.Ordinal)];

    private static string From(RungDefinition before) =>
        before.Kind == RungKind.Below ? $"from {before.Edge.Text}" : $"above {before.Edge.Text}";

    private static string To(RungDefinition rung) => rung.Kind == RungKind.Below ? $"below {rung.Edge.Text}" : $"up to {rung.Edge.Text}";

    // Of open text the values that no rung names cannot be listed.
    private static string Others(LadderDefinition ladder) => !ladder.Measure.IsOpen && UnnamedValues(ladder) is { Count: > 0 and <= OthersListedMax } others
        ? $"any other value: {MarkdownText.Codes(others, "or")}"
        : "any other value";

    // Debits that may or may not have arrived leave it open on which side of an edge a sum with them is.
    private static bool CanBeUnclear(Measure measure) => measure.CanBeUnknown || measure.Needs.HasFlag(MeasureNeeds.Holds);
}
