using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Serving;

public sealed class CapitalOneTests : IAsyncLifetime
{
    private const string Token = "access-sandbox-capital-one";
    private readonly AdjustableTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(3)));
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
    [InlineData("fresh", "\"2026-11-21T08:59:30Z\"")]
    [InlineData("stale", "\"2026-11-18T09:00:00Z\"")]
    [InlineData("skewed", "\"2026-11-21T09:01:00Z\"")]
    [InlineData("future", "\"2026-11-21T10:00:00Z\"")]
    [InlineData("updated-null", "null")]
    [InlineData("updated-empty", "\"\"")]
    [InlineData("updated-unreadable", "\"yesterday\"")]
    public async Task Every_balance_has_its_update_time(string name, string json)
    {
        var reply = await _client.RequestNamedAsync(name);

        reply.Balances().GetProperty("last_updated_datetime").GetRawText().Should().Be(json);
        reply.Json.GetProperty("item").GetProperty("institution_id").GetString().Should().Be("ins_128026");
    }

    [Fact]
    public async Task The_update_time_follows_the_clock()
    {
        _clock.Advance(TimeSpan.FromHours(1));

        var reply = await _client.RequestNamedAsync("stale");

        reply.Balances().GetProperty("last_updated_datetime").GetString().Should().Be("2026-11-18T10:00:00Z");
    }

    [Fact]
    public async Task No_other_bank_returns_an_update_time() =>
        (await _client.RequestNamedAsync("checking")).Balances().TryGetProperty("last_updated_datetime", out _).Should().BeFalse();

    [Fact]
    public async Task A_card_requires_the_oldest_acceptable_time()
    {
        (await _client.RequestAsync(Token)).ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");
        (await _client.RequestAsync(Token, "card-capital-one")).ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");
    }

    [Fact]
    public async Task A_checking_account_requires_no_oldest_acceptable_time() =>
        (await _client.RequestAsync(Token, "checking-capital-one")).AccountIds.Should().Equal("checking-capital-one");

    [Theory]
    [InlineData("2026-11-21T04:00:00Z", true)]
    [InlineData("2026-11-21T04:00:00.0000000Z", true)]
    [InlineData("2026-11-21T04:00:01Z", false)]
    [InlineData("2026-11-21T07:00:00+03:00", true)]
    [InlineData("2026-11-21T07:00:01+03:00", false)]
    public async Task A_card_is_returned_when_it_is_fresh_enough(string since, bool comes)
    {
        var reply = await _client.PostAsync($$$"""{"access_token":"{{{Token}}}","options":{"min_last_updated_datetime":"{{{since}}}"}}""");

        if (comes)
        {
            reply.AccountIds.Should().Equal("checking-capital-one", "card-capital-one");
        }
        else
        {
            reply.ShouldBeError(400, "INVALID_RESULT", "LAST_UPDATED_DATETIME_OUT_OF_RANGE");
        }
    }

    [Fact]
    public async Task The_oldest_acceptable_time_is_ignored_for_checking_and_other_banks()
    {
        (await _client.PostAsync(
            """{"access_token":"access-sandbox-stale","options":{"min_last_updated_datetime":"2026-11-21T08:59:59Z"}}""")).Status
                .Should().Be(200);
        (await _client.PostAsync(
            """{"access_token":"access-sandbox-card","options":{"min_last_updated_datetime":"2026-11-21T08:59:59Z"}}""")).Status
                .Should().Be(200);
    }
}
