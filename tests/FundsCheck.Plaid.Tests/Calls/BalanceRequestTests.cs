using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class BalanceRequestTests
{
    [Fact]
    public async Task The_request_goes_to_the_balance_route_by_post()
    {
        using var host = new Host(Steps.Ok(Json.Plain));

        await host.ReadAsync();

        var request = host.Handler.Requests.Should().ContainSingle().Which;
        request.Method.Should().Be(HttpMethod.Post);
        request.Address.Should().Be(new Uri("https://sandbox.plaid.com/accounts/balance/get"));
    }

    [Fact]
    public async Task The_headers_are_these_and_no_others()
    {
        using var host = new Host(Steps.Ok(Json.Plain));

        await host.ReadAsync();

        host.Handler.Requests[0].Headers.Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PLAID-CLIENT-ID"] = Host.ClientId,
            ["PLAID-SECRET"] = Host.ClientSecret,
            ["Plaid-Version"] = "2020-09-14",
            ["Accept"] = "application/json",
            ["User-Agent"] = "FundsCheck",
            ["Content-Type"] = "application/json",
            ["Content-Length"] = host.Handler.Requests[0].Headers["Content-Length"],
        });
    }

    [Fact]
    public async Task The_body_holds_the_token_and_the_one_account()
    {
        using var host = new Host(Steps.Ok(Json.Plain));

        await host.ReadAsync();

        ShouldBeJson(
            host.Handler.Requests[0].Body,
            $$$"""{"access_token":"{{{Host.AccessToken}}}","options":{"account_ids":["{{{Json.AccountId}}}"]}}""");
    }

    [Fact]
    public async Task The_account_is_requested_by_its_id_at_the_source()
    {
        using var host = new Host(Steps.Ok(Json.Plain));
        var account = new AccountRef("the-hosts-own-key", Json.AccountId, new Secret(Host.AccessToken));

        var reading = await host.Source.ReadAsync(new BalanceRequest(account), CancellationToken.None);

        reading.ShouldBeRead().AccountId.Should().Be(Json.AccountId);
        host.Handler.Requests[0].Body.Should().NotContain("the-hosts-own-key");
    }

    [Fact]
    public async Task The_oldest_acceptable_balance_is_sent_in_whole_seconds_of_utc_where_configured()
    {
        using var host = new Host(options => options.MaxBalanceAge = TimeSpan.FromHours(6), Steps.Ok(Json.Plain));

        await host.ReadAsync();

        ShouldBeJson(
            host.Handler.Requests[0].Body,
            $$$"""{"access_token":"{{{Host.AccessToken}}}","options":{"account_ids":["{{{Json.AccountId}}}"]"""
                + ""","min_last_updated_datetime":"2026-11-20T09:30:45Z"}}""");
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/accounts/balance/get")]
    [InlineData("http://localhost:8080/plaid/", "http://localhost:8080/plaid/accounts/balance/get")]
    [InlineData("http://[::1]:8080/plaid", "http://[::1]:8080/plaid/accounts/balance/get")]
    public async Task A_path_in_the_address_is_kept(string address, string requested)
    {
        using var host = new Host(options => options.BaseAddress = new Uri(address), Steps.Ok(Json.Plain));

        await host.ReadAsync();

        host.Handler.Requests[0].Address.Should().Be(new Uri(requested));
    }

    [Fact]
    public async Task Any_account_id_is_sent_as_json()
    {
        const string AccountId = "quote\" back\\slash\n and é";

        (await SentAccountIdAsync(AccountId)).Should().Be(AccountId);
    }

    // The text is built here: an attribute is stored as UTF-8, which has no half of a character.
    [Fact]
    public async Task A_lone_surrogate_in_an_account_id_is_sent_as_the_replacement_character()
    {
        const char Half = '\ud800';
        var accountId = $"half a character {Half}";
        accountId[^1].Should().Be(Half);

        (await SentAccountIdAsync(accountId)).Should().Be("half a character \ufffd");
    }

    [Theory]
    [InlineData(null, "ACCOUNT_CREDENTIAL_MISSING")]
    [InlineData("a token\nwith a line break", "ACCOUNT_CREDENTIAL_INVALID")]
    [InlineData("a\u0000token", "ACCOUNT_CREDENTIAL_INVALID")]
    [InlineData("a\u00a0token", "ACCOUNT_CREDENTIAL_INVALID")]
    [InlineData("töken", "ACCOUNT_CREDENTIAL_INVALID")]
    [InlineData("513", "ACCOUNT_CREDENTIAL_INVALID")]
    public async Task No_request_is_sent_without_a_usable_token(string? token, string code)
    {
        using var host = new Host(Steps.Ok(Json.Plain));
        var credential = token is "513" ? new Secret(new string('t', 513)) : token is null ? null : new Secret(token);

        var reading = await host.Source.ReadAsync(new BalanceRequest(new AccountRef(Json.AccountId, credential)), CancellationToken.None);

        reading.ShouldBeUnread(code);
        host.Handler.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" \t")]
    [InlineData("\u00a0\u2028")]
    public async Task White_space_around_credentials_is_not_sent(string space)
    {
        using var host = new Host(
            options => (options.ClientId, options.Secret) = (space + Host.ClientId + space, new Secret(space + Host.ClientSecret + space)),
            Steps.Ok(Json.Plain));

        var reading = await host.Source.ReadAsync(
            new BalanceRequest(new AccountRef(Json.AccountId, new Secret(space + Host.AccessToken + space))), CancellationToken.None);

        reading.ShouldBeRead();
        var request = host.Handler.Requests.Should().ContainSingle().Which;
        (request.Headers["PLAID-CLIENT-ID"], request.Headers["PLAID-SECRET"]).Should().Be((Host.ClientId, Host.ClientSecret));
        JsonNode.Parse(request.Body)!["access_token"]!.GetValue<string>().Should().Be(Host.AccessToken);
    }

    private static void ShouldBeJson(string actual, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).Should().BeTrue("`{0}` should be `{1}`", actual, expected);

    private static async Task<string> SentAccountIdAsync(string accountId)
    {
        using var host = new Host(Steps.Ok(Json.Plain));

        var reading = await host.Source.ReadAsync(
            new BalanceRequest(new AccountRef(accountId, new Secret(Host.AccessToken))), CancellationToken.None);

        reading.ShouldBeUnread("ACCOUNT_NOT_RETURNED");
        return JsonNode.Parse(host.Handler.Requests[0].Body)!["options"]!["account_ids"]![0]!.GetValue<string>();
    }
}
