
namespace FundsCheck.Tests.Rules.Validation.Analysis.Smt;

/// <summary>One rule set as z3 and the analysis see it: the questions, those that z3 left open, and the differences.</summary>
internal sealed record SmtComparison(int Questions, int Open, IReadOnlyCollection<Finding> Findings, IReadOnlyList<string> Disagreements)
{
    public static async Task<SmtComparison> OfAsync(AnalysedRuleSet ruleSet, SmtSolver solver)
    {
        var definition = ruleSet.RuleSet.Definition;
        var smt = new SmtRuleSet(ruleSet.Text, definition.Tests);
        var questions = AnalysisQuestions.Of(definition);
        var answers = await solver.SolveAsync(smt.Declarations, [.. questions.Select(smt.Formula)]);
        var isPossible = questions.Zip(answers).ToDictionary(row => row.First, row => row.Second);
        var open = answers.Count(answer => answer is null);
        var expected = ExpectedFindings.Of(definition, question => isPossible[question] ?? true).ToHashSet();
        var differing = expected.Except(ruleSet.Findings).Select(finding => $"not found: {finding}")
            .Concat(ruleSet.Findings.Except(expected).Select(finding => $"wrongly found: {finding}")).ToList();

        // Where z3 gives up there is nothing to compare with.
        return new SmtComparison(
            questions.Count, open, expected, open > 0 || differing.Count == 0 ? [] : [$"{string.Join("; ", differing)} in {ruleSet.Text}"]);
    }
}
