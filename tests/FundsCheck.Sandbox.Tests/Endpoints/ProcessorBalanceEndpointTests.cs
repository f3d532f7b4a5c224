using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class ProcessorBalanceEndpointTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    [Fact]
    public async Task The_account_is_the_first_of_the_Item_with_its_real_time_balance()
    {
        foreach (var name in new[] { "example", "cached-higher", "many" })
        {
            var reply = await RequestAsync(SandboxToken.Get(name).ProcessorToken);
            var whole = await one.Client.RequestNamedAsync(name);

            reply.Json.GetProperty("account").GetRawText().Should().Be(whole.Account().GetRawText());
            reply.Json.TryGetProperty("item", out _).Should().BeFalse();
        }
    }

    [Fact]
    public async Task An_access_token_is_no_processor_token()
    {
        (await RequestAsync("access-sandbox-checking")).ShouldBeError(400, "INVALID_INPUT", "INVALID_PROCESSOR_TOKEN");
        (await one.Client.RequestAsync("processor-sandbox-checking")).ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
    }

    [Theory]
    [InlineData("no-accounts", "ITEM_ERROR", "NO_ACCOUNTS")]
    [InlineData("institution-down", "INSTITUTION_ERROR", "INSTITUTION_DOWN")]
    [InlineData("login-required", "ITEM_ERROR", "ITEM_LOGIN_REQUIRED")]
    [InlineData("error-item-locked", "ITEM_ERROR", "ITEM_LOCKED")]
    public async Task The_errors_are_those_of_the_Item(string name, string type, string code) =>
        (await RequestAsync(SandboxToken.Get(name).ProcessorToken)).ShouldBeError(400, type, code);

    [Fact]
    public async Task A_missing_token_is_named()
    {
        var reply = await one.Client.PostAsync(SandboxEndpoint.ProcessorBalanceGet, "{}");

        reply.ShouldBeError(400, "INVALID_REQUEST", "MISSING_FIELDS");
        reply.Json.GetProperty("error_message").GetString().Should().EndWith(": processor_token");
    }

    [Fact]
    public async Task The_oldest_acceptable_time_is_read() =>
        (await one.Client.PostAsync(
            SandboxEndpoint.ProcessorBalanceGet,
            """{"processor_token":"processor-sandbox-capital-one","options":{"min_last_updated_datetime":"yesterday"}}"""))
            .ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");

    private Task<Reply> RequestAsync(string token) =>
        one.Client.PostAsync(SandboxEndpoint.ProcessorBalanceGet, new { processor_token = token });
}
