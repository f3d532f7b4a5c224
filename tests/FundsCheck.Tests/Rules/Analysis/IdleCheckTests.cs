using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.Analysis;

public sealed class IdleCheckTests
{
    private const string Noted = """{ "id": "large", "measure": "amount", "bands": [ { "upTo": "500.00 USD", "then": "accept" }, { "otherwise": "accept", "reason": "X_LARGE" } ] }""";
    private const string Limit = """{ "id": "limit", "measure": "amount", "bands": [ { "upTo": "400.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "AMOUNT_ABOVE_LIMIT" } ] }""";

    [Fact]
    public void A_check_that_only_accepts_and_whose_reason_no_decision_lists_is_a_warning()
    {
        var warning = Load(Noted, Limit).Warnings.Should().ContainSingle().Which;

        (warning.Code, warning.Severity).Should().Be(("check.idle", RuleSeverity.Warning));
        warning.Message.Should().StartWith("check `large` only ever accepts, and no decision lists its `X_LARGE`: ");
        warning.Examples.Should().ContainSingle().Which.ToString().Should().Contain("\"500.01 USD\"").And.EndWith(": review [AMOUNT_ABOVE_LIMIT]");
    }

    [Fact]
    public void One_whose_reason_an_accept_lists_is_not() => Load(Noted).Warnings.Should().BeEmpty();

    private static RuleSet Load(params string[] checks) => RuleSet.Parse(Encoding.UTF8.GetBytes($$"""
        { "ruleset": "idle", "version": "1", "currency": "USD", "checks": [
          { "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
          { "id": "currency", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review", "reason": "CURRENCY_UNKNOWN" } ] },
          { "id": "funds", "measure": "headroom.available", "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
            "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } }{{string.Concat(checks.Select(check => $", {check}"))}} ] }
        """), "idle.json");
}
