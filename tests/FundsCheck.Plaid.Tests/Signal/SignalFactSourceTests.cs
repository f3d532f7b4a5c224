using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Signal;

public sealed class SignalFactSourceTests
{
    internal const string Body =
        """
        {"scores":{"customer_initiated_return_risk":{"score":9,"risk_tier":1},"bank_initiated_return_risk":{"score":82,"risk_tier":7}},
         "core_attributes":{"available_balance":2200,"current_balance":1999.955,"is_account_closed":false,"days_since_account_opening":null,
           "nsf_overdraft_transactions_count_30d":3,"p90_eod_balance_30d":12.5,"balance_last_updated":"2026-11-20T00:00:00Z"},
         "ruleset":{"ruleset_key":"onboarding_flow","result":"REROUTE",
           "triggered_rule_details":{"internal_note":"some words","custom_action_key":"3-day-hold"}},
         "warnings":[],"request_id":"mdqfuVxeoza6mhu"}
        """;

    [Fact]
    public async Task An_evaluation_gives_every_fact_that_it_states()
    {
        using var host = new SignalHost(Steps.Ok(Body));

        var read = (await host.ReadAsync()).Should().BeOfType<FactReading.Succeeded>().Subject;

        read.Reference.Should().Be("d-1");
        read.ProviderRequestId.Should().Be("mdqfuVxeoza6mhu");
        read.Facts.Should().BeEquivalentTo(new Dictionary<string, CustomFact>(StringComparer.Ordinal)
        {
            ["x.signal.result"] = CustomFact.From("reroute"),
            ["x.signal.ruleset"] = CustomFact.From("onboarding_flow"),
            ["x.signal.customAction"] = CustomFact.From("3-day-hold"),
            ["x.signal.score.customerInitiated"] = CustomFact.From(9),
            ["x.signal.score.bankInitiated"] = CustomFact.From(82),
            ["x.signal.available"] = CustomFact.From(new Money(2200m, Currency.Usd)),
            ["x.signal.current"] = CustomFact.From(new Money(1999.955m, Currency.Usd)),
            ["x.signal.core.isAccountClosed"] = CustomFact.From(false),
            ["x.signal.core.nsfOverdraftTransactionsCount30d"] = CustomFact.From(3),
            ["x.signal.warning"] = CustomFact.From("none"),
        });
    }

    [Fact]
    public async Task A_balance_only_evaluation_leaves_the_other_facts_out()
    {
        using var host = new SignalHost(Steps.Ok(
            """
            {"scores":null,"core_attributes":{"available_balance":null,"current_balance":7},"ruleset":null,"warnings":[],"request_id":"r"}
            """));

        var read = (await host.ReadAsync()).Should().BeOfType<FactReading.Succeeded>().Subject;

        read.Facts.Keys.Should().BeEquivalentTo(["x.signal.current", "x.signal.warning"]);
    }

    [Theory]
    [InlineData("ACCEPT", "accept")]
    [InlineData("accept", "accept")]
    [InlineData("Review", "review")]
    [InlineData("APPROVE", "APPROVE")]
    [InlineData("ACCEPT_WITH_CARE", "ACCEPT_WITH_CARE")]
    public async Task A_result_is_one_of_three_words_or_as_it_came(string result, string fact)
    {
        using var host = new SignalHost(Steps.Ok(Body.Replace("REROUTE", result, StringComparison.Ordinal)));

        var read = (await host.ReadAsync()).Should().BeOfType<FactReading.Succeeded>().Subject;

        read.Facts["x.signal.result"].Text.Should().Be(fact);
    }

    [Theory]
    [InlineData("""[{"warning_type":"ITEM_ERROR","warning_code":"ITEM_LOGIN_REQUIRED"},{"warning_code":"OTHER"}]""", "ITEM_LOGIN_REQUIRED")]
    [InlineData("""[{"warning_type":"ITEM_ERROR"},{"warning_code":"OTHER"}]""", null)]
    [InlineData("""[{"warning_code":"none"}]""", null)]
    public async Task The_first_warning_is_a_fact_and_one_without_a_code_is_not_no_warning(string warnings, string? fact)
    {
        using var host = new SignalHost(Steps.Ok(Body.Replace("\"warnings\":[]", "\"warnings\":" + warnings, StringComparison.Ordinal)));

        var read = (await host.ReadAsync()).Should().BeOfType<FactReading.Succeeded>().Subject;

        read.Facts.GetValueOrDefault("x.signal.warning")?.Text.Should().Be(fact);
        read.Facts.ContainsKey("x.signal.warning").Should().Be(fact is not null);
    }

    [Theory]
    [InlineData("\"score\":9", "\"score\":0")]
    [InlineData("\"score\":9", "\"score\":100")]
    [InlineData("\"score\":9", "\"score\":9.5")]
    [InlineData("\"score\":9", "\"score\":\"9\"")]
    [InlineData("\"score\":9", "\"score\":null")]
    [InlineData("\"score\":9", "\"other\":9")]
    [InlineData("\"result\":\"REROUTE\"", "\"result\":null")]
    [InlineData("\"result\":\"REROUTE\"", "\"other\":\"REROUTE\"")]
    [InlineData("\"result\":\"REROUTE\"", "\"result\":\"ACCEPT\",\"result\":\"REROUTE\"")]
    [InlineData("\"available_balance\":2200", "\"available_balance\":\"2200\"")]
    [InlineData("\"available_balance\":2200", "\"available_balance\":1e400")]
    [InlineData("\"warnings\":[]", "\"warnings\":null")]
    [InlineData("\"warnings\":[],", "")]
    [InlineData(",\"request_id\":\"mdqfuVxeoza6mhu\"", "")]
    [InlineData("\"is_account_closed\":false", "\"nsf_overdraft_transactions_count__30d\":1,\"nsf_overdraft_transactionsCount_30d\":2")]
    public async Task A_response_other_than_documented_is_a_failure(string part, string other)
    {
        Body.Should().Contain(part);
        using var host = new SignalHost(Steps.Ok(Body.Replace(part, other, StringComparison.Ordinal)));

        (await host.ReadAsync()).Should().BeOfType<FactReading.Failed>().Which.Failure.Code.Should().Be("BALANCE_RESPONSE_INVALID");
    }

    [Fact]
    public async Task A_request_states_the_debit_and_nothing_else_by_default()
    {
        using var host = new SignalHost(Steps.Ok(Body));
        await host.ReadAsync();

        var request = host.Handler.Requests.Should().ContainSingle().Subject;
        request.Address!.AbsolutePath.Should().Be("/signal/evaluate");
        JsonNode.DeepEquals(JsonNode.Parse(request.Body), JsonNode.Parse(
            $$"""
            {"access_token":"{{Host.AccessToken}}","account_id":"{{Json.AccountId}}","client_transaction_id":"d-1","amount":102.05}
            """)).Should().BeTrue(request.Body);
    }

    [Fact]
    public async Task Options_add_the_ruleset_the_schedule_the_method_and_the_user()
    {
        using var host = new SignalHost(
            options =>
            {
                options.RulesetKey = "other";
                options.RulesetKeyByRuleSet["signal"] = "for-signal";
                options.IsRecurring = _ => true;
                options.ClientUserId = debit => "user-of-" + debit.Id;
                options.SendPaymentMethod = true;
            },
            Steps.Ok(Body));
        await host.ReadAsync();

        var body = JsonNode.Parse(host.Handler.Requests.Single().Body)!;
        body["ruleset_key"]!.GetValue<string>().Should().Be("for-signal");
        body["is_recurring"]!.GetValue<bool>().Should().BeTrue();
        body["client_user_id"]!.GetValue<string>().Should().Be("user-of-d-1");
        body["default_payment_method"]!.GetValue<string>().Should().Be("STANDARD_ACH");
    }
}
