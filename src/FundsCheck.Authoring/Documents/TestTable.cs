using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The tests beside the rules, and what came of them.</summary>
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
            "What a test does not say is a plain first WEB debit with nothing held, on a checking account that was read just now in the "
                + "rule set's currency; money and facts of the host that it does not say are not known.",
            string.Empty,
            .. MarkdownText.Table(Head, ruleSet.Tests.Zip(results).Select(row => Cells(row.First, row.Second))),
        ];

    private static IReadOnlyList<string> Cells(TestDefinition test, RuleTestResult result) =>
    [
        MarkdownText.Escape(test.Name),
        string.Join(
            ", ", test.Given.Select(fact => $"`{fact.Name}` {(fact.Value is null ? "not known" : MarkdownText.Escape(fact.Value))}")),
        Told(result.ExpectedOutcome, result.ExpectedReasons),
        result.Passed ? "passed" : $"**failed**: {Told(result.ActualOutcome, result.ActualReasons)}",
    ];

    private static string Told(Outcome outcome, IReadOnlyList<string> reasons) =>
        reasons.Count == 0 ? outcome.ToName() : $"{outcome.ToName()}: {string.Join(", ", reasons.Select(MarkdownText.Code))}";
}
