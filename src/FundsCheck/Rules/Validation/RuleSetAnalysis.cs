using FundsCheck.Rules.Judging;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>
/// Analyses a valid rule set exactly and over all facts: finds unreachable parts, checks that never change a decision, tests that no facts
/// can meet, accepts without cover, and unchecked facts.
/// </summary>
internal static class RuleSetAnalysis
{
    public static void Run(RuleSetJudge judge, Position checksAt, ProblemList problems)
    {
        var budget = new AnalysisBudget(RuleLimits.AnalysisStepsMax);
        var context = new AnalysisContext(judge, budget);
        var (costliest, cost) = (context.Checks[0], 0);
        foreach (var check in context.Checks)
        {
            var before = budget.Steps;
            var isDone = Attempt(() =>
            {
                ReachAnalysis.Run(check, context, problems);
                DecisionAnalysis.Run(check, context, problems);
            });
            (costliest, cost) = budget.Steps - before > cost ? (check, budget.Steps - before) : (costliest, cost);
            if (!isDone)
            {
                ReportFailure(budget, budget.IsSpent ? costliest : check, problems);
                return;
            }
        }

        if (!Attempt(() => CoverAnalysis.Run(context, problems)) || !Attempt(() => TestAnalysis.Run(context, problems)))
        {
            ReportFailure(budget, costliest, problems);
            return;
        }

        // Unchecked facts are reported once the rule set has no errors.
        if (!problems.AnyError)
        {
            UncheckedAnalysis.Run(context, checksAt, problems);
        }
    }

    private static bool Attempt(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception exception) when (exception is AnalysisBudgetException or OverflowException)
        {
            return false;
        }
    }

    private static void ReportFailure(AnalysisBudget budget, CheckClauses check, ProblemList problems)
    {
        if (budget.IsSpent)
        {
            problems.Add(
                check.Check.IdAt,
                "analysis.budget",
                $"the rule set takes more than {RuleLimits.AnalysisStepsMax} steps to analyse (AnalysisStepsMax), and check "
                    + $"`{check.Check.Id}` takes the most; give it fewer guards or fallbacks, or split the rule set");
        }
        else
        {
            problems.Add(
                check.Check.IdAt, "analysis.range",
                $"the numbers around check `{check.Check.Id}` are too large to be analysed exactly; write smaller thresholds");
        }
    }
}
