namespace FundsCheck.Tests.Balances;

public sealed class MemoryConnectionStatusStoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly BalanceFailure Failure = new(BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED");

    [Fact]
    public async Task Keeps_the_later_change()
    {
        var store = new MemoryConnectionStatusStore();

        (await SetAsync(store, At(1, Failure))).Should().BeTrue();
        (await SetAsync(store, At(0))).Should().BeFalse();
        (await FindAsync(store))!.Failure.Should().Be(Failure);
        (await SetAsync(store, At(2))).Should().BeTrue();
        (await FindAsync(store))!.Failure.Should().BeNull();
    }

    [Fact]
    public async Task Keeps_the_same_status_in_every_order_of_arrival()
    {
        var random = new Random(11);
        for (var count = 0; count < 500; count++)
        {
            var changes = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(3) switch
            {
                0 => At(random.Next(3), Failure),
                1 => At(random.Next(3)),
                _ => At(random.Next(3)) with { ExpectedToFailAt = Noon },
            }).ToArray();
            var (one, other) = (new MemoryConnectionStatusStore(), new MemoryConnectionStatusStore());
            foreach (var change in changes)
            {
                await SetAsync(one, change);
            }

            random.Shuffle(changes);
            foreach (var change in changes)
            {
                await SetAsync(other, change);
            }

            (await FindAsync(other)).Should().Be(await FindAsync(one));
        }
    }

    [Fact]
    public async Task Keeps_connections_and_accounts_apart()
    {
        var store = new MemoryConnectionStatusStore();
        await SetAsync(store, new("item", "account") { ChangedAt = Noon, Failure = Failure });

        (await FindAsync(store)).Should().BeNull();
        (await FindAsync(store, "account"))!.Failure.Should().Be(Failure);
        (await FindAsync(store, "other")).Should().BeNull();
    }

    [Fact]
    public async Task Keeps_the_latest_of_concurrent_changes()
    {
        var store = new MemoryConnectionStatusStore();

        await Parallel.ForAsync(0, 2_000, async (second, _) => await SetAsync(store, At(second)));

        (await FindAsync(store))!.ChangedAt.Should().Be(Noon.AddSeconds(1_999));
    }

    [Fact]
    public void A_status_has_bounded_ids_and_shows_none()
    {
        new ConnectionStatus("item", "account") { ChangedAt = Noon }.ToString().Should().Be("(connection status)");
        ((Func<ConnectionStatus>)(() => new(string.Empty) { ChangedAt = Noon })).Should().Throw<ArgumentException>();
        ((Func<ConnectionStatus>)(() => new("item", string.Empty) { ChangedAt = Noon })).Should().Throw<ArgumentException>();
        ((Func<ConnectionStatus>)(() => new(new string('x', 257)) { ChangedAt = Noon })).Should().Throw<ArgumentException>();
    }

    private static ConnectionStatus At(int second, BalanceFailure? failure = null) =>
        new("item") { ChangedAt = Noon.AddSeconds(second), Failure = failure };

    private static async Task<bool> SetAsync(MemoryConnectionStatusStore store, ConnectionStatus status) =>
        await store.TrySetAsync(status, CancellationToken.None);

    private static async Task<ConnectionStatus?> FindAsync(MemoryConnectionStatusStore store, string? accountId = null) =>
        await store.FindAsync("item", accountId, CancellationToken.None);
}
