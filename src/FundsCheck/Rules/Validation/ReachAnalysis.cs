using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds bands, values, unknowns and guards of a check that no facts reach. Each one is an error.</summary>
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
                    $"no facts make this guard on `{guard.Measure.Name}` exempt check `{check.Check.Id}`; remove it",
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
            var fix = definition.Kind == BandKind.Otherwise ? "make the band before it the `otherwise`" : "remove it";
            problems.Add(
                definition.At,
                "band.unreachable",
                $"no facts reach this band of `{bandList.Measure.Name}` in check `{check.Check.Id}`: "
                    + $"{WhyNot(check, bandList, band)}; {fix}",
                Nearest(check, bandList, context));
            return;
        }

        foreach (var (value, at) in UnreachableValues(check.Check, bandList, definition))
        {
            problems.Add(
                at,
                "value.unreachable",
                $"the guards of check `{check.Check.Id}` leave no `{value}` in `{bandList.Measure.Name}`; remove the value",
                Nearest(check, bandList, context));
        }
    }

    private static string WhyNot(CheckClauses check, BandListDefinition bandList, int band)
    {
        if (bandList.Measure.Unit == MeasureUnit.Value)
        {
            return bandList.Bands[band].Kind == BandKind.Otherwise
                ? "every possible value is in a band above"
                : "the check's guards leave none of its values";
        }

        return check.Check.IsGuarded
            ? "the check's guards, the bands around it and the bounds of facts leave no number"
            : "the bands around it and the bounds of facts leave no number";
    }

    /// <summary>Finds the values that a guard on the same measure excludes, as bits of a set and without a search.</summary>
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
                $"no facts reach this `ifUnknown` of check `{check.Check.Id}`; remove it, or fall back on other facts",
                Nearest(check, last, context));
        }
    }

    /// <summary>Finds facts at which the check reaches the band list, or facts at which it is in force.</summary>
    private static IReadOnlyList<RuleExample> Nearest(CheckClauses check, BandListDefinition bandList, AnalysisContext context) =>
        context.Search.Find(context.Whole, check.ReachBandList(bandList), out _) is { } point
            ? [context.Example(point)]
            : InForce(check, context);

    private static IReadOnlyList<RuleExample> InForce(CheckClauses check, AnalysisContext context) =>
        context.Search.Find(context.Whole, check.InForce, out _) is { } point ? [context.Example(point)] : [];
}
