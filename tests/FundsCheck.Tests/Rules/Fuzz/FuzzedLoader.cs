using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation;
using FundsCheck.Rules.Validation.Analysis;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>The loader whose verdicts are judged.</summary>
/// <param name="Load">Loads a file.</param>
/// <param name="Ignored">The rule that the loader ignores, in a test of the fuzzer itself.</param>
internal sealed record FuzzedLoader(LoadRules Load, LoaderRule? Ignored = null)
{
    public static FuzzedLoader AsIs { get; } = new(RuleSet.TryParse);

    /// <summary>
    /// A loader that ignores a rule. It also skips the analysis of the cover, which rejects most rule sets that break the rule.
    /// </summary>
    public static FuzzedLoader Without(LoaderRule rule) => new(
        (ReadOnlyMemory<byte> utf8, string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems) =>
        {
            ruleSet = LenientLoader.Load(utf8, file, rule, out problems);
            if (ruleSet is not null)
            {
                var found = new ProblemList(new SourceText(file, utf8));
                Analyse(ruleSet, found);
                problems = [.. problems, .. found.InFileOrder()];
                ruleSet = found.AnyError ? null : ruleSet.With(problems);
            }

            return ruleSet is not null;
        },
        rule);

    private static void Analyse(RuleSet ruleSet, ProblemList problems)
    {
        try
        {
            var context = ruleSet.Analyse(RuleLimits.AnalysisStepsMax);
            foreach (var check in context.Checks)
            {
                ReachAnalysis.Run(check, context, problems);
                DecisionAnalysis.Run(check, context, problems);
            }

            TestAnalysis.Run(context, problems);
        }
        catch (Exception exception) when (exception is AnalysisBudgetException or OverflowException)
        {
            problems.Add(0, "analysis.budget", exception.Message);
        }
    }
}
