namespace FundsCheck.Tests.Rules.Parsing;

/// <summary>A mistake is reported once, and hides no other problem.</summary>
public sealed class ProblemListTests
{
    private const string Amounts =
        """ "measure": "amount", "bands": [ { "upTo": "50.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "X_TRIED" } ] """;
    private const string Balances =
        """ "measure": "headroom.current", "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "X_TRIED" }, { "otherwise":"""
            + """ "accept" } ] """;

    [Theory]
    [InlineData("member.missing", $$""" {{Balances}}, "ifUnknown": { "reason": "X_UNKNOWN", "because": "known otherwise" } """)]
    [InlineData(
        "member.missing",
        $$""" {{Balances}}, "ifUnknown": { "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "X_A" }, { "otherwise":"""
            + """ "accept", "reason": "X_B", "because": "known otherwise" } ] } """)]
    [InlineData(
        "member.unknown", $$""" {{Balances}}, "ifUnknown": { "then": "accept", "reson": "X_UNKNOWN", "because": "known otherwise" } """)]
    [InlineData(
        "member.unknown", $$""" {{Balances}}, "ifUnknown": { "then": "accept", "reason": "X_UNKNOWN", "becuase": "known otherwise" } """)]
    [InlineData("member.unknown", $$""" {{Balances}}, "ifUnknown": { "then": "review", "reson": "X_UNKNOWN" } """)]
    [InlineData("outcome.unknown", $$""" {{Balances}}, "ifUnknown": { "then": "refuse", "reason": "X_UNKNOWN" } """)]
    [InlineData(
        "reason.unknown", $$""" {{Balances}}, "ifUnknown": { "then": "accept", "reason": "unknown", "because": "known otherwise" } """)]
    [InlineData(
        "member.missing",
        """ "measure": "amount", "bands": [ { "reason": "X_A", "because": "known otherwise" }, { "otherwise": "accept" } ] """)]
    [InlineData(
        "measure.unknown",
        $$""" "for": { "x.count": { "above": 5 }, "x.cuont": { "above": 5 } }, "unless": { "x.count": { "above": 5 } }, {{Amounts}} """)]
    [InlineData(
        "threshold.unit",
        """ "measure": "x.count", "bands": [ { "below": "5", "then": "accept" }, { "otherwise": "review", "reason": "X_A" } ],"""
            + """ "ifUnknown": { "then": "review", "reason": "X_B" } """)]
    public void A_mistake_is_reported_once(string code, string members) =>
        RuleFileText.Codes($$"""{ "id": "tried", {{members}} }""").Should().Equal(code);

    [Fact]
    public void A_file_without_mistakes_has_no_problem()
    {
        RuleFileText.Codes("").Should().BeEmpty();
        RuleFileText.Codes($$"""{ "id": "tried", {{Amounts}} }""").Should().BeEmpty();
        RuleFileText.Codes($$"""{ "id": "tried", {{Balances}}, {{RuleFileText.IfUnknown}} }""").Should().BeEmpty();
    }
}
