using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.Validation;

public sealed class UncheckedAnalysisTests
{
    private const string Kind = """
        { "id": "kind", {0} "measure": "account.kind", "bands": [ { "in": ["checking"], "then": "accept" }, { "otherwise": "decline",
          "reason": "ACCOUNT_KIND_NOT_DEBITABLE" } ],
          "ifUnknown": { "then": "review", "reason": "ACCOUNT_KIND_UNKNOWN" } }
        """;

    [Fact]
    public void Warns_of_each_of_the_four_facts_that_no_check_looks_at()
    {
        var warnings = Warnings("");

        warnings.Select(Named).Should().Equal("account.kind", "account.verification", "balance.age", "balance.source");
        warnings.Should().OnlyContain(warning => warning.Code == "unchecked" && warning.Severity == RuleSeverity.Warning);
        warnings.Should().OnlyContain(warning => warning.Line == 5 && warning.Column == 13, "that is where `checks` stands");
    }

    [Theory]
    [InlineData("account.kind", "credit card")]
    [InlineData("account.verification", "failed")]
    [InlineData("balance.age", "30d")]
    [InlineData("balance.source", "cached")]
    public void Shows_a_debit_that_is_accepted_all_the_same(string fact, string value)
    {
        var warning = Warnings("").Single(warning => Named(warning) == fact);

        var example = warning.Examples.Should().ContainSingle().Subject;
        example.Given.Should().Contain($"\"{fact}\": \"{value}\"");
        example.Answer.Should().Be("accept []");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"for\": { \"debit.sameDay\": [true] },")]
    public void A_check_of_the_fact_counts_with_guards_or_without(string guards) =>
        Warnings(Kind.Replace("{0}", guards, StringComparison.Ordinal)).Select(Named).Should().NotContain("account.kind");

    [Fact]
    public void A_check_that_accepts_whatever_the_fact_is_does_not_count()
    {
        var accepting =
            """{ "id": "kind", "measure": "account.kind", "bands": [ { "otherwise": "accept" } ], "ifUnknown": { "then": "review","""
                + """ "reason": "ACCOUNT_KIND_UNKNOWN" } }""";

        Warnings(accepting).Select(Named).Should().Contain("account.kind");
    }

    [Fact]
    public void A_guard_on_the_fact_does_not_count()
    {
        var guarded = """
            { "id": "limit", "for": { "account.kind": ["savings"] }, "measure": "amount", "bands": [ { "upTo": "5.00 USD",
              "then": "accept" }, { "otherwise": "review", "reason": "AMOUNT_ABOVE_CAP" } ] }
            """;

        Warnings(guarded).Select(Named).Should().Contain("account.kind");
    }

    [Fact]
    public void A_stated_because_takes_the_warning_away()
    {
        var text = RuleFileText.With("")
            .Replace(
                "\"checks\": [",
                "\"unchecked\": { \"balance.age\": \"read a moment ago\", \"account.kind\": \"all are checked before\" },\n  \"checks\": [",
                StringComparison.Ordinal);

        Load(text).Warnings.Select(Named).Should().Equal("account.verification", "balance.source");
    }

    [Fact]
    public void The_shipped_rule_sets_have_no_warning() =>
        RepositoryFiles.RuleSets.SelectMany(path => RuleSet.Load(path).Warnings).Should().BeEmpty();

    private static IReadOnlyList<RuleSetProblem> Warnings(string check) => Load(RuleFileText.With(check)).Warnings;

    private static RuleSet Load(string text) => RuleSet.Parse(Encoding.UTF8.GetBytes(text), "tried.json");

    private static string Named(RuleSetProblem warning) => warning.Message.Split('`')[1];
}
