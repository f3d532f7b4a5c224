using FundsCheck.Rules.Judging;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>
/// Looks at a rule set whose local rules hold, exactly and over all facts: for what no facts reach, for checks that never change an answer,
/// for tests that no facts can meet, for accepts that the money does not cover, and for facts that no check looks at.
/// </summary>
internal static class RuleSetAnalysis
{
    /// <param name="judge">The rule set.</param>
    /// <param name="checksAt">Where its checks begin.</param>
    /// <param name="problems">Takes what is found.</param>
    /// <param name="analysesCover">False in tests of other rules only (<see cref="LoaderRule.CoverAnalysis"/>).</param>
    public static void Run(RuleSetJudge judge, Position checksAt, ProblemList problems, bool analysesCover = true)
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
                TellFailure(budget, budget.IsSpent ? costliest : check, problems);
                return;
            }
        }

        if ((analysesCover && !Attempt(() => CoverAnalysis.Run(context, problems))) || !Attempt(() => TestAnalysis.Run(context, problems)))
        {
            TellFailure(budget, costliest, problems);
            return;
        }

        // What a rule set never looks at is worth a look once the rest of it stands.
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

    private static void TellFailure(AnalysisBudget budget, CheckClauses check, ProblemList problems)
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
