using FundsCheck.PostgreSql.Tests.Support;

namespace FundsCheck.PostgreSql.Tests.Faults;

/// <summary>A pool of one connection.</summary>
public sealed class FullPoolTests
{
    private const string OneConnection = "Maximum Pool Size=1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_calls_share_one_connection()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var host = PooledStore.Open(
            $"{database.ConnectionString};{OneConnection}",
            new PostgreSqlOptions { TotalTimeout = TimeSpan.FromMinutes(2), MaxConcurrency = 8 });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(async number =>
        {
            var debit = StoreRequests.Debit(
                FormattableString.Invariant($"d-{number}"), 1m, FormattableString.Invariant($"a-{number % 20}"));
            if (number % 2 == 0)
            {
                await host.Store.FindAsync(debit, Token);
            }

            return (await host.Store.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token)).Record.Verdict.Outcome;
        }));

        outcomes.Count(outcome => outcome == Outcome.Accept).Should().Be(20 * 10);
    }

    [Fact]
    public async Task A_record_beyond_the_month_of_the_clock_needs_no_second_connection()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var host = PooledStore.Open(
            $"{database.ConnectionString};{OneConnection}", new PostgreSqlOptions { TotalTimeout = TimeSpan.FromSeconds(20) });
        var last = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(-1);
        await host.Store.DecideAsync(StoreRequests.Covered(StoreRequests.Debit("d-1"), balance: 15m, now: last), Token);

        // Its record is one microsecond after that of the first, in the next month.
        var commit = await host.Store.DecideAsync(
            StoreRequests.Covered(StoreRequests.Debit("d-2"), balance: 15m, now: last.AddSeconds(-1)), Token);

        commit.Record.Verdict.Outcome.Should().Be(Outcome.Decline);
    }
}
