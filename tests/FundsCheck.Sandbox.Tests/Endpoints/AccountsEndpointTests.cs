using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class AccountsEndpointTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    [Theory]
    [InlineData("checking", "1000.00", "1000.00")]
    [InlineData("cached-higher", "1000.00", "40.00")]
    [InlineData("cached-lower", "40.00", "1000.00")]
    [InlineData("cached-age-unknown", "1000.00", "40.00")]
    [InlineData("cached-never-updated", "1000.00", "40.00")]
    [InlineData("cached-stale", "1000.00", "40.00")]
    [InlineData("just-linked", "1000.00", "1000.00")]
    public async Task A_cached_balance_may_differ_from_the_real_time_balance(string name, string cached, string realTime)
    {
        var body = new { access_token = SandboxToken.Get(name).AccessToken };

        var cache = await one.Client.PostAsync(SandboxEndpoint.AccountsGet, body);
        var bank = await one.Client.PostAsync(SandboxEndpoint.AccountsBalanceGet, body);

        cache.Balances().GetProperty("available").GetRawText().Should().Be(cached);
        bank.Balances().GetProperty("available").GetRawText().Should().Be(realTime);
        cache.AccountIds.Should().Equal(bank.AccountIds);
    }

    [Fact]
    public async Task The_response_of_an_Item_without_a_cache_of_its_own_has_the_form_of_real_time()
    {
        var cache = await one.Client.PostAsync(SandboxEndpoint.AccountsGet, Client.Body("access-sandbox-example"));
        var bank = await one.Client.RequestNamedAsync("example");

        cache.Json.GetProperty("accounts").GetRawText().Should().Be(bank.Json.GetProperty("accounts").GetRawText());
        cache.Json.GetProperty("item").GetRawText().Should().Be(bank.Json.GetProperty("item").GetRawText());
    }

    [Fact]
    public async Task A_card_of_Capital_One_needs_no_oldest_acceptable_time() =>
        (await one.Client.PostAsync(SandboxEndpoint.AccountsGet, Client.Body("access-sandbox-capital-one"))).AccountIds
            .Should().Equal("checking-capital-one", "card-capital-one");

    [Fact]
    public async Task The_oldest_acceptable_time_is_an_unknown_field() =>
        (await one.Client.PostAsync(
            SandboxEndpoint.AccountsGet,
            """{"access_token":"access-sandbox-checking","options":{"min_last_updated_datetime":"2026-11-21T08:59:59Z"}}"""))
            .ShouldBeError(400, "INVALID_REQUEST", "UNKNOWN_FIELDS");

    [Fact]
    public async Task Accounts_are_selected_by_their_ids()
    {
        var ids = SandboxToken.Get("example").AccountIds;

        (await one.Client.PostAsync(SandboxEndpoint.AccountsGet, Client.Body("access-sandbox-example", ids[2]))).AccountIds
            .Should().Equal(ids[2]);
        (await one.Client.PostAsync(SandboxEndpoint.AccountsGet, Client.Body("access-sandbox-example", "nobody")))
            .ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCOUNT_ID");
    }

    [Fact]
    public async Task The_cache_works_while_the_bank_is_down()
    {
        var body = Client.Body("access-sandbox-institution-down");

        (await one.Client.PostAsync(SandboxEndpoint.AccountsGet, body)).Status.Should().Be(200);
        (await one.Client.PostAsync(SandboxEndpoint.AccountsBalanceGet, body))
            .ShouldBeError(400, "INSTITUTION_ERROR", "INSTITUTION_DOWN");
    }

    [Theory]
    [InlineData("/accounts/get")]
    [InlineData("/accounts/balance/get")]
    [InlineData("/identity/get")]
    [InlineData("/auth/get")]
    [InlineData("/transactions/sync")]
    public async Task A_login_that_must_be_renewed_is_an_error(string path) =>
        (await one.Client.PostAsync(SandboxEndpoint.Get(path), Client.Body("access-sandbox-login-required")))
            .ShouldBeError(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED");

    [Theory]
    [InlineData("/accounts/get")]
    [InlineData("/item/get")]
    [InlineData("/identity/get")]
    [InlineData("/auth/get")]
    [InlineData("/transactions/sync")]
    [InlineData("/sandbox/item/fire_webhook")]
    public async Task An_unknown_token_and_a_missing_token_are_refused_without_a_repetition(string path)
    {
        const string Code = ""","webhook_code":"ERROR"}""";
        var end = path.EndsWith("webhook", StringComparison.Ordinal) ? Code : "}";
        var endpoint = SandboxEndpoint.Get(path);

        var unknown = await one.Client.PostAsync(endpoint, """{"access_token":"access-sandbox-zzz" """ + end);

        unknown.ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
        System.Text.Encoding.UTF8.GetString(unknown.Body).Should().NotContain("zzz");
        (await one.Client.PostAsync(endpoint, """{"access_token":"" """ + end)).ShouldBeError(400, "INVALID_REQUEST", "MISSING_FIELDS");
    }
}
