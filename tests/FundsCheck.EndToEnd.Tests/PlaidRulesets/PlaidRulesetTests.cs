namespace FundsCheck.EndToEnd.Tests.PlaidRulesets;

public sealed class PlaidRulesetTests
{
    private static readonly PlaidRuleset Default = PlaidRuleset.Load("transfer-default");
    private static readonly PlaidRuleset Buffer = PlaidRuleset.Load("buffer");
    private static readonly PlaidRuleset AvailableBuffer = PlaidRuleset.Load("available-buffer");

    [Theory]
    [InlineData("100.00", null, PlaidResult.Reroute, "NSF")]
    [InlineData("100.01", "1.00", PlaidResult.Accept, null)]
    [InlineData(null, "100.00", PlaidResult.Reroute, "NSF")]
    [InlineData(null, "100.01", PlaidResult.Accept, null)]
    [InlineData("-0.01", "500.00", PlaidResult.Reroute, "NSF")]
    public void The_default_reroutes_a_balance_up_to_the_amount(string? available, string? current, PlaidResult result, string? code) =>
        Default.Judge(Fetched(available, current)).Should().Be((result, code));

    [Fact]
    public void A_rule_without_its_data_is_skipped()
    {
        var unknown = Fetched(available: null, current: null);

        Default.Judge(unknown).Should().Be((PlaidResult.Accept, null));
        Buffer.Judge(unknown).Should().Be((PlaidResult.Accept, null));
        AvailableBuffer.Judge(Fetched(available: null, current: "1.00")).Should().Be((PlaidResult.Accept, null));
        (Default with { Fallback = PlaidResult.Review }).Judge(unknown).Should().Be((PlaidResult.Review, null));
    }

    [Fact]
    public void The_first_match_wins()
    {
        var poor = Fetched("1.00", "1.00") with { VerificationStatus = "database_insights_pass_with_caution" };

        Default.Judge(poor).Should().Be((PlaidResult.Accept, "MANUALLY_VERIFIED_ITEM"));
        Default.Judge(poor with { ItemLoginRequired = true }).Should().Be((PlaidResult.Accept, "ITEM_LOGIN_REQUIRED"));
        Default.Judge(poor with { VerificationStatus = "verification_failed", ItemLoginRequired = true })
            .Should().Be((PlaidResult.Decline, "RISK"));
    }

    [Theory]
    [InlineData("depository", PlaidResult.Accept)]
    [InlineData("credit", PlaidResult.Decline)]
    public void An_account_that_cannot_be_debited_is_declined_before_the_rules(string type, PlaidResult result)
    {
        foreach (var ruleset in new[] { Default, Buffer, AvailableBuffer })
        {
            ruleset.Judge(Fetched("500.00", "500.00") with { AccountType = type }).Result.Should().Be(result);
        }
    }

    [Fact]
    public void A_failed_fetch_is_accepted_by_the_default_and_reviewed_by_the_others()
    {
        var failed = new PlaidAttributes(100m);

        Default.Judge(failed).Should().Be((PlaidResult.Accept, "ERROR"));
        Buffer.Judge(failed).Should().Be((PlaidResult.Review, "ERROR"));
        AvailableBuffer.Judge(failed with { ItemLoginRequired = true }).Should().Be((PlaidResult.Review, "ITEM_LOGIN_REQUIRED"));
    }

    [Theory]
    [InlineData("109.99", PlaidResult.Reroute)]
    [InlineData("110.00", PlaidResult.Accept)]
    public void A_buffer_is_met_exactly(string available, PlaidResult result)
    {
        Buffer.Judge(Fetched(available, "0.00")).Result.Should().Be(result);
        AvailableBuffer.Judge(Fetched(available, "0.00")).Result.Should().Be(result);
    }

    [Theory]
    [InlineData("""{ "attribute": "color", "in": ["red"], "then": "ACCEPT", "code": "A" }""")]
    [InlineData("""{ "attribute": "itemLoginRequired", "upToPercentOfAmount": 1, "then": "ACCEPT", "code": "A" }""")]
    [InlineData("""{ "attribute": "availableBalance", "then": "ACCEPT", "code": "A" }""")]
    public void A_rule_that_the_interpreter_cannot_evaluate_is_an_error(string rule)
    {
        var ruleset = PlaidRuleset.Parse(
            $$"""{ "ruleset": "r", "source": "s", "always": [], "rules": [{{rule}}], "fallback": "ACCEPT" }""");

        ruleset.Invoking(it => it.Judge(new PlaidAttributes(1m))).Should().Throw<InvalidDataException>();
    }

    private static PlaidAttributes Fetched(string? available, string? current) => new(100.00m)
    {
        BalanceFetchSucceeded = true,
        Available = available is null ? null : Money.Parse($"{available} USD").Amount,
        Current = current is null ? null : Money.Parse($"{current} USD").Amount,
    };
}
