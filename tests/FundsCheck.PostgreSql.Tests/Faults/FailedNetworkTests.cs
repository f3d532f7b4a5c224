using System.Diagnostics;
using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Storage;

namespace FundsCheck.PostgreSql.Tests.Faults;

/// <summary>A silent network, a slow one, and one whose server is down.</summary>
public sealed class FailedNetworkTests
{
    // Of a machine that does other work.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silent_network_ends_a_call_within_the_total_timeout(bool isLookedUp)
    {
        var options = new PostgreSqlOptions { TotalTimeout = TimeSpan.FromSeconds(2), MaxConcurrency = 1 };
        await using var proxied = await ProxiedStore.OpenAsync(options);
        var debit = StoreRequests.Debit("d-1");
        if (isLookedUp)
        {
            await proxied.Store.FindAsync(debit, Token);
        }

        proxied.Proxy.IsSilent = true;
        await MustEndAsync(() => proxied.Store.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token).AsTask());
        await MustEndAsync(() => proxied.Store.FindAsync(StoreRequests.Debit("d-2"), Token).AsTask());
        await MustEndAsync(() => proxied.Store.RecordAsync(StoreRequests.Event("d-1", new DebitEvent.Cancelled()), Token).AsTask());

        proxied.Proxy.IsSilent = false;
        proxied.Proxy.CutAll(reset: true);
        (await RepeatAsync(proxied, debit)).Verdict.Outcome.Should().Be(Outcome.Accept);
        (await proxied.FindOutcomeAsync("d-1")).Should().Be("accept");

        async Task MustEndAsync(Func<Task> call)
        {
            var waited = Stopwatch.StartNew();
            await call.Should().ThrowAsync<DecisionNotRecordedException>();
            waited.Elapsed.Should().BeGreaterThan(options.TotalTimeout - TimeSpan.FromMilliseconds(100))
                .And.BeLessThan(options.TotalTimeout + Margin);
        }
    }

    [Fact]
    public async Task A_slow_network_makes_decisions_slow_and_not_wrong()
    {
        await using var proxied = await ProxiedStore.OpenAsync(new PostgreSqlOptions { TotalTimeout = TimeSpan.FromSeconds(60) });
        proxied.Proxy.Delay = TimeSpan.FromMilliseconds(100);

        var commits = await SpendAsync(proxied);

        commits.Should().NotContainNulls();
        commits.Count(commit => commit?.Record.Verdict.Outcome == Outcome.Accept).Should().Be(15);
        (await proxied.SumAcceptedAsync("account-1")).Should().Be(15m);
    }

    [Fact]
    public async Task A_network_slower_than_the_total_timeout_makes_no_decision_wrong()
    {
        await using var proxied = await ProxiedStore.OpenAsync(new PostgreSqlOptions { TotalTimeout = TimeSpan.FromMilliseconds(500) });
        proxied.Proxy.Delay = TimeSpan.FromMilliseconds(400);

        var commits = await SpendAsync(proxied);

        commits.Should().Contain(commit => commit == null, "a decision takes more than one round trip, and a connection several");
        proxied.Proxy.Delay = TimeSpan.Zero;
        for (var number = 0; number < commits.Count; number++)
        {
            var record = await RepeatAsync(proxied, DebitOf(number), balance: 15m);
            (await proxied.CountRecordsAsync(record.Debit.Id)).Should().Be(1);
            if (commits[number] is { } commit)
            {
                RecordText.Of(record).Should().Be(RecordText.Of(commit.Record));
            }
        }

        (await proxied.SumAcceptedAsync("account-1")).Should().Be(15m);
    }

    [Fact]
    public async Task A_server_that_starts_again_within_the_total_timeout_decides()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        await using var server = await PostgresServer.StartAsync();
        var connectionString = await server.CreateDatabaseAsync();
        PostgreSqlSchema.Migrate(connectionString);
        await using var host = PooledStore.Open(connectionString, new PostgreSqlOptions { TotalTimeout = TimeSpan.FromMinutes(2) });
        await host.Store.DecideAsync(StoreRequests.Covered(StoreRequests.Debit("d-1"), balance: 15m), Token);
        await server.StopAsync(immediate: true);

        var deciding = host.Store.DecideAsync(StoreRequests.Covered(StoreRequests.Debit("d-2"), balance: 15m), Token).AsTask();
        var recording = host.Store.RecordAsync(StoreRequests.Event("d-1", new DebitEvent.Sent()), Token).AsTask();
        await Task.Delay(TimeSpan.FromMilliseconds(300), Token);
        (deciding.IsCompleted, recording.IsCompleted).Should().Be((false, false));
        await server.StartAgainAsync();

        (await deciding).Record.Verdict.Outcome.Should().Be(Outcome.Decline, "the hold of the first debit survived");
        (await recording).IsRepeated.Should().BeFalse();
    }

    private static Debit DebitOf(int number) => StoreRequests.Debit(FormattableString.Invariant($"d-{number}"), 1m);

    /// <summary>Decides 30 debits of 1 at once against a balance of 15; null for a debit whose decision is unknown.</summary>
    private static async Task<IReadOnlyList<DecisionCommit?>> SpendAsync(ProxiedStore proxied) =>
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            try
            {
                return await proxied.Store.DecideAsync(StoreRequests.Covered(DebitOf(number), balance: 15m), Token);
            }
            catch (DecisionNotRecordedException)
            {
                return null;
            }
        }));

    /// <summary>Decides until the store does: attempts under way may still wait for the network.</summary>
    private static async Task<DecisionRecord> RepeatAsync(ProxiedStore proxied, Debit debit, decimal balance = 10m)
    {
        DecisionRecord? record = null;
        await Polling.UntilAsync(async () =>
        {
            try
            {
                record = (await proxied.Store.DecideAsync(StoreRequests.Covered(debit, balance), Token)).Record;
            }
            catch (DecisionNotRecordedException)
            {
                // Its time has passed.
            }

            return record is not null;
        });
        return record!;
    }
}
