using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Bodies;

public sealed class ItemReaderTests
{
    [Theory]
    [InlineData("ITEM_LOGIN_REQUIRED", "ITEM_ERROR")]
    [InlineData("INTERNAL_SERVER_ERROR", "API_ERROR")]
    [InlineData("NEVER_HEARD_OF", "ITEM_ERROR")]
    public async Task An_item_with_an_error_is_a_failure_and_is_not_retried(string code, string type)
    {
        using var host = new Host(Steps.Ok(Json.Body(Json.Account(), $$"""{"error":{{Json.Error(code, type, "other1")}}}""")));

        (await host.ReadAsync()).ShouldBeUnread(code).ProviderRequestId.Should().Be("other1");

        host.Handler.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_error_of_an_item_without_a_request_id_has_that_of_the_response()
    {
        var reading = await Host.ReadAsync(Json.Body(
            Json.Account(), """{"error":{"error_type":"ITEM_ERROR","error_code":"ITEM_LOCKED"}}"""));

        reading.ShouldBeUnread("ITEM_LOCKED").ProviderRequestId.Should().Be(Json.RequestId);
    }
}
