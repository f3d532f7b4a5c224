using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Testing;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Pooling;

/// <summary>The store behind PgBouncer in transaction mode, with two server connections.</summary>
public sealed class TransactionPoolingTests(TwoServerConnections bouncer) : IClassFixture<TwoServerConnections>
{
    private const int ServerConnections = 2;

    /// <summary>Every fourth case of the contract, and the cases of many callers: all cases run on a direct connection.</summary>
    public static TheoryData<string> Names { get; } =
    [
        .. DecisionStoreContract.Names.Where((name, number) => number % 4 == 0 || name.Contains("threads", StringComparison.Ordinal)
            || name.StartsWith("Concurrent", StringComparison.Ordinal) || name.StartsWith("Of many", StringComparison.Ordinal)),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_store_keeps_the_contract(string name)
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(bouncer.GetConnectionString(database));

        await DecisionStoreContract.RunAsync(name, () => PooledStore.OpenStore(source), Token);
    }

    [Fact]
    public async Task Two_stores_with_more_transactions_than_server_connections_never_accept_more_than_the_balance()
    {
        await using var database = await StoreDatabase.CreateAsync();
        var options = new PostgreSqlOptions { MaxConcurrency = 4 * ServerConnections, TotalTimeout = TimeSpan.FromMinutes(2) };
        await using var first = PooledStore.Open(bouncer.GetConnectionString(database), options);
        await using var second = PooledStore.Open(bouncer.GetConnectionString(database), options);

        var commits = await Task.WhenAll(Enumerable.Range(0, 600).Select(async number =>
        {
            var store = number % 2 == 0 ? first.Store : second.Store;
            var debit = StoreRequests.Debit(
                FormattableString.Invariant($"d-{number}"), 1m, FormattableString.Invariant($"a-{number % 12 / 2}"));
            if (number % 3 == 0)
            {
                await store.FindAsync(debit, Token);
            }

            return await store.DecideAsync(StoreRequests.Covered(debit, balance: 40m), Token);
        }));

        commits.GroupBy(commit => commit.Record.Debit.AccountKey)
            .Should().HaveCount(6)
            .And.OnlyContain(account => account.Count(commit => commit.Record.Verdict.Outcome == Outcome.Accept) == 40);
        (await database.ExecuteAsync(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"))
            .Should().Be((long)ServerConnections);
    }
}
