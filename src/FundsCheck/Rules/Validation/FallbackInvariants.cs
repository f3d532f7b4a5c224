using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules.Validation;

/// <summary>Validates fallbacks: a funds measure falls back on a funds measure, and never on one that lacks the same facts.</summary>
public static class FallbackInvariants
{
    internal static void Check(BandListDefinition bandList, ReadContext context)
    {
        var before = new List<BandListDefinition>();
        foreach (var step in bandList.Chain())
        {
            if (before.Count > 0)
            {
                CheckStep(before, step, context);
            }

            before.Add(step);
        }
    }

    private static void CheckStep(List<BandListDefinition> before, BandListDefinition step, ReadContext context)
    {
        if (!step.Measure.IsFunds || !before[^1].Measure.IsFunds)
        {
            var (wrong, at) = before[^1].Measure.IsFunds ? (step.Measure, step.MeasureAt) : (before[^1].Measure, step.MeasureKeyAt);
            context.Problems.Add(
                at,
                "fallback.measure",
                $"`{wrong.Name}` is not a headroom or a cover, and only these fall back on one another; write {{ \"then\": \"review\", "
                    + "\"reason\": \"…\" }");
            return;
        }

        // A measure other than a headroom is reported at the next fallback.
        if (!CanFollow([.. before.Select(earlier => earlier.Measure).Where(measure => measure.IsFunds)], step.Measure))
        {
            context.Problems.Add(
                step.MeasureAt,
                "fallback.unreachable",
                $"where `{before[^1].Measure.Name}` is unknown, `{step.Measure.Name}` is unknown too; fall back on one that needs other "
                    + "facts");
        }
    }

    /// <summary>Returns true where a headroom or cover can be known while all of these are unknown.</summary>
    public static bool CanFollow(IReadOnlyList<Measure> before, Measure measure)
    {
        // All sets of known figures, one bit per figure. An account of unknown kind has no additional headroom.
        var situations =
            from figures in Enumerable.Range(0, 1 << BalanceFigure.All.Count)
            from family in Enum.GetValues<AccountFamily>()
            select (figures, family);
        return situations.Any(situation => IsKnown(measure, situation) && !before.Any(earlier => IsKnown(earlier, situation)));
    }

    private static bool IsKnown(Measure measure, (int Figures, AccountFamily Family) situation) =>
        measure.Form is { } form && form.IsKnown(figure => (situation.Figures & (1 << figure.Index)) != 0, situation.Family);
}
