using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests;

/// <summary>A balance that the bank was read for is judged, whatever time it states; the cached one never in its place.</summary>
public sealed class CachedFirstTests
{
    private static readonly DateTimeOffset TwoHoursAgo = Host.Start.AddHours(-2);

    [Theory]
    [InlineData("\"2026-11-20T03:00:00Z\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("null")]
    public async Task The_real_time_balance_is_judged_whatever_time_the_bank_states(string bankTime)
    {
        using var server = First();
        server.Responses[PathServer.Items] = Steps.Ok(PathServer.Item(TwoHoursAgo));
        server.Responses[PathServer.Balances] = Steps.Ok(Json.Body(Json.Account(PathServer.Amounts(20, bankTime))));

        var reading = await server.ReadAsync();

        (reading.ShouldBeRead().Available, reading.Other!.ShouldBeRead().Available).Should().Be((20m, 500m));
    }

    [Fact]
    public async Task The_real_time_balance_is_judged_although_the_update_of_the_Item_is_in_the_future()
    {
        using var server = First();
        server.Responses[PathServer.Items] = Steps.Ok(PathServer.Item(Host.Start.AddHours(1)));

        (await server.ReadAsync()).ShouldBeRead().Available.Should().Be(20m);
    }

    [Fact]
    public async Task A_kind_that_never_uses_cached_balances_has_its_old_real_time_balance()
    {
        using var server = new PathServer(options =>
        {
            options.CachedBalances.Use = CachedBalanceUse.First;
            options.CachedBalances.UseByAccountKind["checking"] = CachedBalanceUse.Never;
        });
        server.Responses[PathServer.Items] = Steps.Ok(PathServer.Item(Host.Start.AddMinutes(-5)));
        server.Responses[PathServer.Balances] = Steps.Ok(Json.Body(Json.Account(PathServer.Amounts(20, "\"2026-11-20T03:00:00Z\""))));

        (await server.ReadAsync()).ShouldBeRead().Freshness.Should().Be(BalanceFreshness.RealTime);
    }

    [Fact]
    public async Task A_young_cached_balance_without_available_is_followed_by_real_time()
    {
        using var server = First();
        server.Responses[PathServer.Items] = Steps.Ok(PathServer.Item(Host.Start.AddMinutes(-5)));
        server.Responses[PathServer.Accounts] = Steps.Ok(
            Json.Body(Json.Account(PathServer.Amounts(500).Replace("\"available\":500", "\"available\":null", StringComparison.Ordinal))));

        (await server.ReadAsync()).ShouldBeRead().Available.Should().Be(20m);
    }

    [Fact]
    public async Task No_billed_call_starts_without_time_for_its_response()
    {
        using var server = First();
        server.Responses[PathServer.Items] = Steps.Hang();
        server.Responses[PathServer.Balances] = Steps.Hang();
        var gate = new TaskCompletionSource();
        var cached = server.Responses[PathServer.Accounts];
        server.Responses[PathServer.Accounts] = async cancellationToken =>
        {
            await gate.Task;
            return await cached(cancellationToken);
        };
        var reading = server.ReadAsync();
        await PathServer.UntilAsync(() => server.Count(PathServer.Items) == 1);
        server.Time.Advance(TimeSpan.FromSeconds(30));
        await PathServer.UntilAsync(() => server.Count(PathServer.Accounts) == 1);
        server.Time.Advance(TimeSpan.FromSeconds(14.9));

        gate.SetResult();
        var judged = await reading;

        judged.ShouldBeRead().Freshness.Should().Be(BalanceFreshness.Cached);
        server.Count(PathServer.Balances).Should().Be(0);
    }

    private static PathServer First() => new(options => options.CachedBalances.Use = CachedBalanceUse.First);
}
