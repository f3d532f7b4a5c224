using FundsCheck.Rules.Language;
using FundsCheck.Rules.Reasons;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>
/// Lists what the tests of a rule set should reach: every rung, every <c>ifUnknown</c>, every guard that excuses; and every edge.
/// </summary>
internal static class CoverageItems
{
    public static IEnumerable<CoverageItem> Of(AnalysisContext context) => context.Checks.SelectMany(Counted);

    /// <summary>Every edge with its neighbours one step away, in the order of the file.</summary>
    public static IEnumerable<CoverageItem> Boundaries(AnalysisContext context) =>
        context.Checks.SelectMany(check => EdgesOf(check, context.Terms));

    private static IEnumerable<CoverageItem> Counted(CheckClauses check)
    {
        foreach (var guard in check.Check.Guards)
        {
            var word = check.Check.For.Contains(guard) ? "for" : "unless";
            yield return new CoverageItem(
                check, $"excused by `{word}` on {guard.Measure.Name}", guard.At, IsBoundary: false, check.ReachGuard(guard));
        }

        foreach (var ladder in check.Check.BandList.Chain())
        {
            for (var rung = 0; rung < ladder.Bands.Count; rung++)
            {
                yield return new CoverageItem(
                    check, $"{ladder.Measure.Name} {ThresholdText.Of(ladder.Bands, rung)}", ladder.Bands[rung].At, IsBoundary: false,
                    check.ReachRungs(ladder, rung, rung));
            }

            if (ladder.IfUnknown is { } unknown)
            {
                yield return new CoverageItem(
                    check, $"{ladder.Measure.Name} unknown", unknown.OutcomeAt, IsBoundary: false, check.ReachUnknown());
            }
        }
    }

    private static IEnumerable<CoverageItem> EdgesOf(CheckClauses check, MeasureTerms terms)
    {
        foreach (var ladder in check.Check.BandList.Chain().Where(ladder => ladder.Measure.Unit != MeasureUnit.Value))
        {
            foreach (var rung in ladder.Bands.Where(rung => rung.Kind != BandKind.Otherwise))
            {
                foreach (var item in Around(check, terms, ladder.Measure, rung.Threshold, rung.At, check.ReachLadder(ladder)))
                {
                    yield return item;
                }
            }
        }

        foreach (var guard in check.Check.Guards.Where(guard => guard.Comparison != GuardComparison.In))
        {
            // The other guards keep the check in force, so that this one alone makes the difference.
            var others = check.InForceBut(guard);
            foreach (var item in Around(
                check, terms, guard.Measure, guard.Edge, guard.At, [.. others, new Clause([terms.Known(guard.Measure)])]))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<CoverageItem> Around(
        CheckClauses check, MeasureTerms terms, Measure measure, Threshold edge, Position at, IReadOnlyList<Clause> reach)
    {
        foreach (var (steps, where) in new[] { (-1, "just below"), (0, "at"), (1, "just above") })
        {
            if (terms.At(measure, edge, steps) is { } there)
            {
                yield return new CoverageItem(
                    check, $"{measure.Name} {where} {edge.Text}", at, IsBoundary: true, [.. reach, new Clause([there])]);
            }
        }
    }
}
