using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds what no facts reach inside its own check: bands, values, unknowns and guards. Each is a mistake.</summary>
internal static class ReachAnalysis
{
    public static void Run(CheckClauses check, AnalysisContext context, ProblemList problems)
    {
        foreach (var guard in check.Check.Guards)
        {
            if (!context.Search.IsMet(context.Whole, check.ReachGuard(guard)))
            {
                problems.Add(
                    guard.At,
                    "guard.unreachable",
                    $"no facts make this guard on `{guard.Measure.Name}` excuse check `{check.Check.Id}`; take it out",
                    InForce(check, context));
            }
        }

        foreach (var bandList in check.Check.BandList.Chain())
        {
            for (var band = 0; band < bandList.Bands.Count; band++)
            {
                CheckBand(check, bandList, band, context, problems);
            }
        }

        CheckUnknown(check, context, problems);
    }

    private static void CheckBand(CheckClauses check, BandListDefinition bandList, int band, AnalysisContext context, ProblemList problems)
    {
        var definition = bandList.Bands[band];
        if (!context.Search.IsMet(context.Whole, check.ReachBands(bandList, band, band)))
        {
            var fix = definition.Kind == BandKind.Otherwise ? "make the band before it the `otherwise`" : "take it out";
            problems.Add(
                definition.At,
                "band.unreachable",
                $"no facts reach this band of `{bandList.Measure.Name}` in check `{check.Check.Id}`: {WhyNot(check, bandList, band)}; {fix}",
                Nearest(check, bandList, context));
            return;
        }

        foreach (var (value, at) in UnreachableValues(check.Check, bandList, definition))
        {
            problems.Add(
                at,
                "value.unreachable",
                $"the guards of check `{check.Check.Id}` leave no `{value}` in `{bandList.Measure.Name}`; take the value out",
                Nearest(check, bandList, context));
        }
    }

    private static string WhyNot(CheckClauses check, BandListDefinition bandList, int band)
    {
        if (bandList.Measure.Unit == MeasureUnit.Value)
        {
            return bandList.Bands[band].Kind == BandKind.Otherwise
                ? "every value that can come stands in a band above"
                : "the check's guards leave none of its values";
        }

        return check.Check.IsGuarded
            ? "the check's guards, the bands around it and the bounds of facts leave no number"
            : "the bands around it and the bounds of facts leave no number";
    }

    /// <summary>Values that a guard on the same measure keeps away: one bit of a set each, so no search is needed.</summary>
    private static IEnumerable<(string Value, Position At)> UnreachableValues(
        CheckDefinition check, BandListDefinition bandList, BandDefinition band)
    {
        var guardFor = check.For.FirstOrDefault(guard => ReferenceEquals(guard.Measure, bandList.Measure));
        var guardUnless = check.Unless.FirstOrDefault(guard => ReferenceEquals(guard.Measure, bandList.Measure));
        return band.Values.Zip(band.ValuesAt).Where(row =>
            guardFor?.Values.Contains(row.First, StringComparer.Ordinal) == false
                || guardUnless?.Values.Contains(row.First, StringComparer.Ordinal) == true);
    }

    private static void CheckUnknown(CheckClauses check, AnalysisContext context, ProblemList problems)
    {
        var last = check.Check.BandList.Chain().Last();
        if (last.IfUnknown is { } answer && !context.Search.IsMet(context.Whole, check.ReachUnknown()))
        {
            problems.Add(
                answer.OutcomeAt,
                "ifUnknown.unreachable",
                $"no facts reach this `ifUnknown` of check `{check.Check.Id}`; take it out, or fall back on other facts",
                Nearest(check, last, context));
        }
    }

    /// <summary>Facts at which the check comes to the band list; where it never does, facts at which it is in force.</summary>
    private static IReadOnlyList<RuleExample> Nearest(CheckClauses check, BandListDefinition bandList, AnalysisContext context) =>
        context.Search.Find(context.Whole, check.ReachBandList(bandList), out _) is { } point
            ? [context.Example(point)]
            : InForce(check, context);

    private static IReadOnlyList<RuleExample> InForce(CheckClauses check, AnalysisContext context) =>
        context.Search.Find(context.Whole, check.InForce, out _) is { } point ? [context.Example(point)] : [];
}
