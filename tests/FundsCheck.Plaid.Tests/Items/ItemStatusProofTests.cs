using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Items;

/// <summary>What proves that a failed Item works again, and what a store and a server cannot do to a reading.</summary>
public sealed class ItemStatusProofTests
{
    private static readonly BalanceFailure LoginRequired = new(BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED");

    [Theory]
    [InlineData(CachedBalanceUse.Only)]
    [InlineData(CachedBalanceUse.First)]
    public async Task The_state_of_an_Item_without_an_error_ends_its_failure(CachedBalanceUse use)
    {
        using var server = new PathServer(options => options.CachedBalances.Use = use);
        await server.Store.TrySetAsync(
            new ConnectionStatus("item-1") { ChangedAt = Host.Start, Failure = LoginRequired }, TestContext.Current.CancellationToken);
        server.Time.Advance(TimeSpan.FromHours(2));
        server.Responses[PathServer.Items] = Steps.Ok(PathServer.Item(server.Time.GetUtcNow().AddMinutes(-10)));

        (await server.ReadAsync(item: "item-1")).ShouldBeRead();

        (await server.Store.FindAsync("item-1", null, TestContext.Current.CancellationToken))!.Failure.Should().BeNull();
    }

    [Fact]
    public async Task A_store_that_hangs_costs_no_balance()
    {
        using var server = new PathServer(store: new HangingStore());

        var reading = server.ReadAsync(item: "item-1");
        while (!reading.IsCompleted)
        {
            server.Time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        (await reading).ShouldBeRead();
    }

    [Fact]
    public async Task A_response_that_repeats_the_token_as_an_id_gives_it_to_no_store()
    {
        var store = new SpyStore();
        using var server = new PathServer(store: store);
        server.Responses[PathServer.Balances] = Steps.Ok(Json.Body(
            Json.Account(), $$"""{"item_id":"{{Host.AccessToken}}","institution_id":"ins_3","error":null}"""));

        await server.ReadAsync(Host.AccessToken);
        await server.ReadAsync(Host.AccessToken);

        store.Ids.Should().NotContain(id => id.Contains(Host.AccessToken));
    }

    [Fact]
    public async Task A_revocation_is_kept_although_a_warning_of_a_later_time_arrived_first()
    {
        using var host = new WebhookHost();
        var revoked = host.Signer.Sign(WebhookBodies.PermissionRevoked, host.Time.GetUtcNow());
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await host.ReceiveAsync(WebhookBodies.PendingDisconnect);
        await host.ReceiveAsync(revoked, WebhookBodies.PermissionRevoked);

        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeUnread("USER_PERMISSION_REVOKED");
    }

    [Fact]
    public async Task A_repair_after_a_failed_recheck_is_kept_although_the_clock_of_the_host_is_ahead()
    {
        using var host = new WebhookHost();
        await host.ReceiveAsync(WebhookBodies.LoginRequired);
        host.Time.Advance(TimeSpan.FromHours(2));
        host.Balance = Steps.Error("ITEM_LOGIN_REQUIRED");
        await host.ReadAsync(WebhookBodies.ItemId);
        host.Balance = Steps.Ok(Json.Plain);
        host.Time.Advance(TimeSpan.FromSeconds(30));

        await host.ReceiveAsync(
            host.Signer.Sign(WebhookBodies.LoginRepaired, host.Time.GetUtcNow().AddSeconds(-60)), WebhookBodies.LoginRepaired);

        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
    }

    private sealed class HangingStore : IConnectionStatusStore
    {
        public async ValueTask<ConnectionStatus?> FindAsync(
            string connectionId, string? accountId, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
            return null;
        }

        public ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken) =>
            ValueTask.FromResult(true);
    }

    private sealed class SpyStore : IConnectionStatusStore
    {
        public List<string> Ids { get; } = [];

        public ValueTask<ConnectionStatus?> FindAsync(
            string connectionId, string? accountId, CancellationToken cancellationToken)
        {
            Ids.Add(connectionId);
            return ValueTask.FromResult<ConnectionStatus?>(null);
        }

        public ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken)
        {
            Ids.Add(status.ConnectionId);
            return ValueTask.FromResult(true);
        }
    }
}
