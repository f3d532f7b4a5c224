using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Judging;

/// <summary>Runs one test of a rule file: the outcome and the exact set of reasons.</summary>
internal static class RuleTestRunner
{
    public static RuleTestResult Run(RuleSetJudge judge, TestDefinition test)
    {
        var verdict = judge.Judge(TestFacts.Of(test, judge.Definition));
        var actual = Sorted(verdict.Reasons.Select(reason => reason.Code));
        var expected = Sorted(test.Reasons);
        var passed = verdict.Outcome == test.Outcome && actual.SequenceEqual(expected, StringComparer.Ordinal);
        return new RuleTestResult(test.Name, test.At.Line, passed, test.Outcome, expected, verdict.Outcome, actual);
    }

    private static List<string> Sorted(IEnumerable<string> codes) =>
        [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
