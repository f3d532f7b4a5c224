namespace FundsCheck.Testing;

/// <summary>The promises of a store of connection statuses.</summary>
internal sealed class ConnectionStatusCases(IConnectionStatusStore statuses, CancellationToken cancellationToken) : IAsyncDisposable
{
    private const int Threads = 8;
    private const int ChangesOfEach = 50;

    private static readonly DateTimeOffset Start = ContractRecords.Start;
    private static readonly BalanceFailure Failure = new(BalanceFailureCategory.UserActionRequired, "LOGIN_REQUIRED");

    // Only a store that hangs takes as long.
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    public static ContractSuite<ConnectionStatusCases> All { get; } = new()
    {
        An_unknown_connection_has_no_status,
        A_status_is_kept_with_every_member,
        A_connection_and_its_accounts_have_statuses_of_their_own,
        A_later_status_replaces_an_earlier_one,
        An_earlier_status_has_no_effect,
        A_repeated_status_has_no_effect,
        Of_two_statuses_of_one_time_the_failure_counts,
        Concurrent_statuses_leave_the_latest,
    };

    private CancellationToken Token => cancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (statuses is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (statuses as IDisposable)?.Dispose();
        }
    }

    private static async Task An_unknown_connection_has_no_status(ConnectionStatusCases store)
    {
        await store.SetAsync(At(0, Failure));

        Expect.Equal(null, await store.FindAsync("connection-2"));
        Expect.Equal(null, await store.FindAsync("Connection-1"));
        Expect.Equal(null, await store.FindAsync("connection-1", "account-1"));
    }

    private static async Task A_status_is_kept_with_every_member(ConnectionStatusCases store)
    {
        var failure = Failure with { Cause = "CAUSE", ProviderRequestId = "request-1" };
        var status = new ConnectionStatus("connection-1", "account-1")
        {
            Failure = failure,
            ChangedAt = Start,
            ExpectedToFailAt = Start.AddDays(7),
        };

        Expect.Equal(true, await store.SetAsync(status));

        var kept = Expect.Is<ConnectionStatus>(await store.FindAsync("connection-1", "account-1"));
        Expect.Equal(("connection-1", "account-1"), (kept.ConnectionId, kept.AccountId));
        Expect.Equal(failure, kept.Failure);
        Expect.Equal((Start, Start.AddDays(7)), (kept.ChangedAt, kept.ExpectedToFailAt));
    }

    private static async Task A_connection_and_its_accounts_have_statuses_of_their_own(ConnectionStatusCases store)
    {
        await store.SetAsync(At(1, Failure));
        await store.SetAsync(At(0) with { ExpectedToFailAt = Start.AddDays(7) });

        Expect.Equal(true, await store.SetAsync(new("connection-1", "account-1") { ChangedAt = Start }));

        Expect.Equal(Failure, (await store.FindAsync("connection-1"))?.Failure);
        Expect.Equal(null, Expect.Is<ConnectionStatus>(await store.FindAsync("connection-1", "account-1")).Failure);
        Expect.Equal(null, await store.FindAsync("connection-1", "account-2"));
    }

    private static async Task A_later_status_replaces_an_earlier_one(ConnectionStatusCases store)
    {
        await store.SetAsync(At(0, Failure));

        Expect.Equal(true, await store.SetAsync(At(1)));

        Expect.Equal(At(1), await store.FindAsync("connection-1"));
    }

    private static async Task An_earlier_status_has_no_effect(ConnectionStatusCases store)
    {
        await store.SetAsync(At(1));

        Expect.Equal(false, await store.SetAsync(At(0, Failure)));

        Expect.Equal(At(1), await store.FindAsync("connection-1"));
    }

    private static async Task A_repeated_status_has_no_effect(ConnectionStatusCases store)
    {
        await store.SetAsync(At(0, Failure));

        Expect.Equal(false, await store.SetAsync(At(0, Failure)));

        Expect.Equal(At(0, Failure), await store.FindAsync("connection-1"));
    }

    private static async Task Of_two_statuses_of_one_time_the_failure_counts(ConnectionStatusCases store)
    {
        await store.SetAsync(At(0));

        Expect.Equal(true, await store.SetAsync(At(0, Failure)));
        Expect.Equal(false, await store.SetAsync(At(0)));

        Expect.Equal(At(0, Failure), await store.FindAsync("connection-1"));
    }

    private static async Task Concurrent_statuses_leave_the_latest(ConnectionStatusCases store)
    {
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(
            async () =>
            {
                for (var change = 0; change < ChangesOfEach; change++)
                {
                    await store.SetAsync(At((change * Threads) + thread, thread % 2 == 0 ? Failure : null));
                }
            },
            store.Token)));

        Expect.Equal(At((Threads * ChangesOfEach) - 1), await store.FindAsync("connection-1"));
    }

    private static ConnectionStatus At(int second, BalanceFailure? failure = null) =>
        new("connection-1") { ChangedAt = Start.AddSeconds(second), Failure = failure };

    private Task<bool> SetAsync(ConnectionStatus status) =>
        statuses.TrySetAsync(status, cancellationToken).AsTask().WaitAsync(CallTimeout, cancellationToken);

    private Task<ConnectionStatus?> FindAsync(string connectionId, string? accountId = null) =>
        statuses.FindAsync(connectionId, accountId, cancellationToken).AsTask().WaitAsync(CallTimeout, cancellationToken);
}
