using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests;

public sealed class PlaidTokenKindTests
{
    [Fact]
    public async Task A_processor_token_opens_its_one_account()
    {
        using var host = new Host(
            options => options.TokenKind = PlaidTokenKind.Processor,
            Steps.Ok($$"""{"account":{{Json.Account()}},"request_id":"r-1"}"""));

        var balance = (await host.ReadAsync()).ShouldBeRead();

        (balance.Freshness, balance.Available, balance.ProviderRequestId).Should().Be((BalanceFreshness.RealTime, 100.5m, "r-1"));
        var request = host.Handler.Requests.Should().ContainSingle().Subject;
        request.Address!.AbsolutePath.Should().Be("/processor/balance/get");
        request.Body.Should().Be($$"""{"processor_token":"{{Host.AccessToken}}"}""");
    }

    [Fact]
    public async Task The_account_of_another_processor_token_is_not_the_debited_one()
    {
        using var host = new Host(
            options => options.TokenKind = PlaidTokenKind.Processor,
            Steps.Ok($$"""{"account":{{Json.OtherAccount}},"request_id":"r-1"}"""));

        (await host.ReadAsync()).ShouldBeUnread("ACCOUNT_NOT_RETURNED");
    }
}
