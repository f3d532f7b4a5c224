using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds checks that never change a decision, since another check is always as severe. The finding is a warning.</summary>
internal static class DecisionAnalysis
{
    public static void Run(CheckClauses check, AnalysisContext context, ProblemList problems)
    {
        // Gates are required in every rule set, independent of their outcomes.
        if (check.IsGate)
        {
            return;
        }

        var severe = SevereAnswers(check).ToList();
        if (severe.Exists(answer => Decides(check, answer, context)))
        {
            return;
        }

        if (severe.Count == 0)
        {
            CheckAccepts(check, context, problems);
            return;
        }

        // An unreachable outcome is reported elsewhere.
        foreach (var answer in severe)
        {
            if (context.Search.Find(context.Whole, answer.Clauses, out _) is { } point)
            {
                Report(check, answer.Outcome, point, context, problems);
                return;
            }
        }
    }

    /// <summary>A check with only accepts is useful where an accept can list one of its reasons.</summary>
    private static void CheckAccepts(CheckClauses check, AnalysisContext context, ProblemList problems)
    {
        var (id, at) = (check.Check.Id, check.Check.IdAt);
        const string Fix = "remove it, or give it a band with review";
        var given = check.Check.BandList.Answers().Select(answer => answer.Reason).OfType<string>();
        var reasons = given.Distinct(StringComparer.Ordinal).ToList();
        if (reasons.Count == 0)
        {
            var idle = $"check `{id}` only accepts, so it never changes a decision; {Fix}";
            problems.Add(RuleSeverity.Warning, at, "check.idle", idle, []);
            return;
        }

        var others = context.Checks.Where(other => other != check).Select(other => other.AtMost(Outcome.Accept)).ToList();
        var ways = reasons.SelectMany(check.Givers).ToList();
        if (!ways.Exists(way => context.Search.IsMet(context.Whole, [.. way.Clauses, .. others])))
        {
            var points = ways.Select(way => context.Search.Find(context.Whole, way.Clauses, out _));
            var example = points.FirstOrDefault(point => point is not null);
            var codes = string.Join(", ", reasons.Select(reason => $"`{reason}`"));
            var silent = $"check `{id}` only accepts, and no decision lists its {codes}: wherever it gives a reason, another check "
                + $"reviews or declines, and only an accept lists the reasons of accepts; {Fix}";
            problems.Add(RuleSeverity.Warning, at, "check.idle", silent, example is null ? [] : [context.Example(example)]);
        }
    }

    private static bool Decides(CheckClauses check, AnswerWay answer, AnalysisContext context)
    {
        var less = answer.Outcome == Outcome.Decline ? Outcome.Review : Outcome.Accept;
        return context.Search.IsMet(
            context.Whole, [.. answer.Clauses, .. context.Checks.Where(other => other != check).Select(other => other.AtMost(less))]);
    }

    private static void Report(CheckClauses check, Outcome outcome, FactPoint point, AnalysisContext context, ProblemList problems)
    {
        var less = outcome == Outcome.Decline ? Outcome.Review : Outcome.Accept;
        var others = context.Checks.Where(other => other != check && !other.AtMost(less).IsMetBy(point))
            .Select(other => $"`{other.Check.Id}`");
        problems.Add(
            RuleSeverity.Warning,
            check.Check.IdAt,
            "check.idle",
            $"check `{check.Check.Id}` never changes a decision: wherever its outcome is {outcome.ToName()}, another check is as severe "
                + $"(here {string.Join(" and ", others)}); remove it if its reason is not needed beside the others",
            [context.Example(point)]);
    }

    /// <summary>Gets the ways to a review or decline of the check, the most severe first.</summary>
    private static IEnumerable<AnswerWay> SevereAnswers(CheckClauses check) =>
        check.Ways().Where(way => way.Outcome > Outcome.Accept).OrderByDescending(way => way.Outcome);
}
