using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests;

/// <summary>The maximum age of a balance at a bank without real-time balances.</summary>
public sealed class MaxBalanceAgeTests
{
    private const string Item = """{"item":{"institution_id":"ins_3","error":null},"status":null,"request_id":"r-0"}""";

    [Fact]
    public async Task The_maximum_age_follows_the_institution_which_the_Item_states_once()
    {
        using var host = new Host(
            options => options.MaxBalanceAgeByInstitution["ins_3"] = TimeSpan.FromHours(24),
            Steps.Ok(Item), Steps.Ok(Json.Plain));

        (await host.ReadAsync()).ShouldBeRead();
        (await host.ReadAsync()).ShouldBeRead();

        Paths(host).Should().Equal("/item/get", "/accounts/balance/get", "/accounts/balance/get");
        host.Handler.Requests.Skip(1).Should().OnlyContain(
            request => request.Body.Contains("\"min_last_updated_datetime\":\"2026-11-19T15:30:45Z\""));
    }

    [Fact]
    public async Task An_institution_that_the_host_states_needs_no_call_and_another_has_the_general_age()
    {
        using var host = new Host(
            options =>
            {
                options.MaxBalanceAge = TimeSpan.FromHours(1);
                options.MaxBalanceAgeByInstitution["ins_128026"] = TimeSpan.FromHours(24);
            },
            Steps.Ok(Json.Plain));

        await host.Source.ReadAsync(
            new BalanceRequest(Host.Account with { InstitutionId = "ins_128026" }), TestContext.Current.CancellationToken);
        await host.Source.ReadAsync(
            new BalanceRequest(Host.Account with { InstitutionId = "ins_9" }), TestContext.Current.CancellationToken);

        host.Handler.Requests.Select(request => request.Body.Contains("2026-11-19T15:30:45Z")).Should().Equal(true, false);
        Paths(host).Should().Equal("/accounts/balance/get", "/accounts/balance/get");
    }

    [Fact]
    public async Task A_processor_token_has_the_age_of_the_institution_that_the_host_states()
    {
        using var host = new Host(
            options =>
            {
                options.TokenKind = PlaidTokenKind.Processor;
                options.MaxBalanceAgeByInstitution["ins_128026"] = TimeSpan.FromHours(24);
            },
            Steps.Ok($$"""{"account":{{Json.Account()}},"request_id":"r-1"}"""));

        await host.Source.ReadAsync(
            new BalanceRequest(Host.Account with { InstitutionId = "ins_128026" }), TestContext.Current.CancellationToken);

        host.Handler.Requests.Should().ContainSingle().Which.Body
            .Should().Contain("\"min_last_updated_datetime\":\"2026-11-19T15:30:45Z\"");
    }

    private static IEnumerable<string> Paths(Host host) => host.Handler.Requests.Select(request => request.Address!.AbsolutePath);
}
