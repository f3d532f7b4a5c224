using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The table of the tests of a rule set and their results.</summary>
internal static class TestTable
{
    private static readonly string[] Head = ["Test", "Given", "Expected", "Result"];

    public static string Summary(IReadOnlyList<RuleTestResult> results) => results.Count == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{results.Count(result => result.Passed)} of {results.Count} passed");

    public static IEnumerable<string> Write(RuleSetDefinition ruleSet, IReadOnlyList<RuleTestResult> results) => results.Count == 0
        ? ["There are no tests beside the rules."]
        :
        [
            "By default a test has a plain first WEB debit without holds, on a checking account that was read just now in the "
                + "rule set's currency; money and custom facts that it does not state are not known.",
            string.Empty,
            .. MarkdownText.Table(Head, ruleSet.Tests.Zip(results).Select(row => Cells(row.First, row.Second))),
        ];

    private static IReadOnlyList<string> Cells(TestDefinition test, RuleTestResult result) =>
    [
        MarkdownText.Escape(test.Name),
        string.Join(
            ", ", test.Given.Select(fact => $"`{fact.Name}` {(fact.Value is null ? "not known" : MarkdownText.Escape(fact.Value))}")),
        Format(result.ExpectedOutcome, result.ExpectedReasons),
        result.Passed ? "passed" : $"**failed**: {Format(result.ActualOutcome, result.ActualReasons)}",
    ];

    private static string Format(Outcome outcome, IReadOnlyList<string> reasons) =>
        reasons.Count == 0 ? outcome.ToName() : $"{outcome.ToName()}: {string.Join(", ", reasons.Select(MarkdownText.Code))}";
}
