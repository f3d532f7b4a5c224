using FundsCheck.Rules.Language;
using FundsCheck.Rules.Reasons;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>
/// Lists the items that the tests of a rule set should reach: every band, every <c>ifUnknown</c>, every exemption by a guard, and every
/// threshold. Inherited checks are left out, since the tests beside them reach them.
/// </summary>
internal static class CoverageItems
{
    public static IEnumerable<CoverageItem> Of(AnalysisContext context) => Own(context).SelectMany(Counted);

    /// <summary>Every threshold with its neighbours one step away, in the order of the file.</summary>
    public static IEnumerable<CoverageItem> Boundaries(AnalysisContext context) =>
        Own(context).SelectMany(check => ThresholdsOf(check, context.Terms));

    private static IEnumerable<CheckClauses> Own(AnalysisContext context) =>
        context.Checks.Where(check => check.Check.InheritedFrom is null);

    private static IEnumerable<CoverageItem> Counted(CheckClauses check)
    {
        foreach (var guard in check.Check.Guards)
        {
            var word = check.Check.For.Contains(guard) ? "for" : "unless";
            yield return new CoverageItem(
                check, $"excused by `{word}` on {guard.Measure.Name}", guard.At, IsBoundary: false, check.ReachGuard(guard));
        }

        foreach (var bandList in check.Check.BandList.Chain())
        {
            for (var band = 0; band < bandList.Bands.Count; band++)
            {
                yield return new CoverageItem(
                    check, $"{bandList.Measure.Name} {ThresholdText.Of(bandList.Bands, band)}", bandList.Bands[band].At, IsBoundary: false,
                    check.ReachBands(bandList, band, band));
            }

            if (bandList.IfUnknown is { } unknown)
            {
                yield return new CoverageItem(
                    check, $"{bandList.Measure.Name} unknown", unknown.OutcomeAt, IsBoundary: false, check.ReachUnknown());
            }
        }
    }

    private static IEnumerable<CoverageItem> ThresholdsOf(CheckClauses check, MeasureTerms terms)
    {
        foreach (var bandList in check.Check.BandList.Chain().Where(bandList => bandList.Measure.Unit != MeasureUnit.Value))
        {
            foreach (var band in bandList.Bands.Where(band => band.Kind != BandKind.Otherwise))
            {
                foreach (var item in Around(check, terms, bandList.Measure, band.Threshold, band.At, check.ReachBandList(bandList)))
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
                check, terms, guard.Measure, guard.Threshold, guard.At, [.. others, new Clause([terms.Known(guard.Measure)])]))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<CoverageItem> Around(
        CheckClauses check, MeasureTerms terms, Measure measure, Threshold threshold, Position at, IReadOnlyList<Clause> reach)
    {
        foreach (var (steps, where) in new[] { (-1, "just below"), (0, "at"), (1, "just above") })
        {
            if (terms.At(measure, threshold, steps) is { } there)
            {
                yield return new CoverageItem(
                    check, $"{measure.Name} {where} {threshold.Text}", at, IsBoundary: true, [.. reach, new Clause([there])]);
            }
        }
    }
}
