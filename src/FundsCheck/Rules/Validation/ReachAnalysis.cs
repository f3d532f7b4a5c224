using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds what no facts reach inside its own check: rungs, values, unknowns and guards. Each is a mistake.</summary>
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

        foreach (var ladder in check.Check.BandList.Chain())
        {
            for (var rung = 0; rung < ladder.Bands.Count; rung++)
            {
                CheckRung(check, ladder, rung, context, problems);
            }
        }

        CheckUnknown(check, context, problems);
    }

    private static void CheckRung(CheckClauses check, BandListDefinition ladder, int rung, AnalysisContext context, ProblemList problems)
    {
        var definition = ladder.Bands[rung];
        if (!context.Search.IsMet(context.Whole, check.ReachRungs(ladder, rung, rung)))
        {
            var mend = definition.Kind == BandKind.Otherwise ? "make the rung before it the `otherwise`" : "take it out";
            problems.Add(
                definition.At,
                "rung.unreachable",
                $"no facts reach this rung of `{ladder.Measure.Name}` in check `{check.Check.Id}`: {WhyNot(check, ladder, rung)}; {mend}",
                Nearest(check, ladder, context));
            return;
        }

        foreach (var (value, at) in UnreachableValues(check.Check, ladder, definition))
        {
            problems.Add(
                at,
                "value.unreachable",
                $"the guards of check `{check.Check.Id}` leave no `{value}` in `{ladder.Measure.Name}`; take the value out",
                Nearest(check, ladder, context));
        }
    }

    private static string WhyNot(CheckClauses check, BandListDefinition ladder, int rung)
    {
        if (ladder.Measure.Unit == MeasureUnit.Value)
        {
            return ladder.Bands[rung].Kind == BandKind.Otherwise
                ? "every value that can come stands in a rung above"
                : "the check's guards leave none of its values";
        }

        return check.Check.IsGuarded
            ? "the check's guards, the rungs around it and the bounds of facts leave no number"
            : "the rungs around it and the bounds of facts leave no number";
    }

    /// <summary>Values that a guard on the same measure keeps away: one bit of a set each, so no search is needed.</summary>
    private static IEnumerable<(string Value, Position At)> UnreachableValues(
        CheckDefinition check, BandListDefinition ladder, BandDefinition rung)
    {
        var guardFor = check.For.FirstOrDefault(guard => ReferenceEquals(guard.Measure, ladder.Measure));
        var guardUnless = check.Unless.FirstOrDefault(guard => ReferenceEquals(guard.Measure, ladder.Measure));
        return rung.Values.Zip(rung.ValuesAt).Where(row =>
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

    /// <summary>Facts at which the check comes to the ladder; where it never does, facts at which it is in force.</summary>
    private static IReadOnlyList<RuleExample> Nearest(CheckClauses check, BandListDefinition ladder, AnalysisContext context) =>
        context.Search.Find(context.Whole, check.ReachLadder(ladder), out _) is { } point
            ? [context.Example(point)]
            : InForce(check, context);

    private static IReadOnlyList<RuleExample> InForce(CheckClauses check, AnalysisContext context) =>
        context.Search.Find(context.Whole, check.InForce, out _) is { } point ? [context.Example(point)] : [];
}
