namespace FundsCheck.Tests.Rules.Validation;

public sealed class IdleCheckTests
{
    private const string Noted = """
        { "id": "large", "measure": "amount",
          "bands": [ { "upTo": "500.00 USD", "then": "accept" }, { "otherwise": "accept", "reason": "X_LARGE" } ] }
        """;

    private const string Limit = """
        { "id": "limit", "measure": "amount",
          "bands": [ { "upTo": "400.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "AMOUNT_ABOVE_LIMIT" } ] }
        """;

    [Fact]
    public void A_check_that_only_accepts_and_whose_reason_no_decision_lists_is_a_warning()
    {
        var warning = Warnings(Noted, Limit).Should().ContainSingle().Which;

        warning.Severity.Should().Be(RuleSeverity.Warning);
        warning.Message.Should().StartWith("check `large` only accepts, and no decision lists its `X_LARGE`: ");
        var example = warning.Examples.Should().ContainSingle().Which;
        example.Given.Should().Contain("\"500.01 USD\"");
        example.Answer.Should().Be("review [AMOUNT_ABOVE_LIMIT]");
    }

    [Fact]
    public void A_check_whose_reason_an_accept_lists_is_not_idle() => Warnings(Noted).Should().BeEmpty();

    private static IEnumerable<RuleSetProblem> Warnings(params string[] checks) =>
        SmallRuleSet.With(checks).Warnings.Where(warning => warning.Code == "check.idle");
}
