using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class ItemEndpointTests : IAsyncLifetime
{
    private readonly AdjustableTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private PlaidSandbox _sandbox = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { TimeProvider = _clock });
        _client = new Client(_sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData("checking", "2026-11-21T06:00:00Z", null)]
    [InlineData("cached-higher", "2026-11-20T10:00:00Z", null)]
    [InlineData("cached-stale", "2026-08-23T12:00:00Z", "2026-11-21T09:00:00Z")]
    public async Task The_status_has_the_times_of_the_last_updates(string name, string? updated, string? failed)
    {
        var transactions = (await ItemAsync(name)).GetProperty("status").GetProperty("transactions");

        transactions.GetProperty("last_successful_update").GetString().Should().Be(updated);
        transactions.GetProperty("last_failed_update").GetString().Should().Be(failed);
    }

    [Fact]
    public async Task An_Item_may_have_no_status_and_no_updates()
    {
        (await ItemAsync("cached-age-unknown")).GetProperty("status").ValueKind.Should().Be(JsonValueKind.Null);
        (await ItemAsync("cached-never-updated")).GetProperty("status").GetProperty("transactions").ValueKind
            .Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("just-linked", "2026-11-21T11:59:40Z")]
    [InlineData("checking", "2025-10-17T12:00:00Z")]
    public async Task An_Item_has_the_time_of_its_link(string name, string created) =>
        (await ItemAsync(name)).GetProperty("item").GetProperty("created_at").GetString().Should().Be(created);

    [Fact]
    public async Task An_Item_has_its_products_and_its_bank()
    {
        var item = (await ItemAsync("capital-one")).GetProperty("item");

        item.GetProperty("institution_id").GetString().Should().Be("ins_128026");
        item.GetProperty("institution_name").GetString().Should().Be("Capital One");
        item.GetProperty("consented_products").EnumerateArray().Select(product => product.GetString()).Should().Equal("auth");
        item.GetProperty("error").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_error_of_an_Item_is_a_member_of_a_complete_response()
    {
        var error = (await ItemAsync("login-required")).GetProperty("item").GetProperty("error");

        error.GetProperty("error_code").GetString().Should().Be("ITEM_LOGIN_REQUIRED");
        error.GetProperty("error_type").GetString().Should().Be("ITEM_ERROR");
    }

    [Fact]
    public async Task Every_Item_of_the_sandbox_is_returned()
    {
        foreach (var token in SandboxToken.All.Where(token => token.Kind == SandboxTokenKind.Item))
        {
            (await ItemAsync(token.Name)).GetProperty("item").GetProperty("item_id").GetString().Should().NotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task Options_are_an_unknown_field() =>
        (await _client.PostAsync(SandboxEndpoint.ItemGet, Client.Body("access-sandbox-checking", "checking-checking")))
            .ShouldBeError(400, "INVALID_REQUEST", "UNKNOWN_FIELDS");

    private async Task<JsonElement> ItemAsync(string name)
    {
        var reply = await _client.PostAsync(SandboxEndpoint.ItemGet, Client.Body(SandboxToken.Get(name).AccessToken));
        reply.Status.Should().Be(200);
        return reply.Json;
    }
}
