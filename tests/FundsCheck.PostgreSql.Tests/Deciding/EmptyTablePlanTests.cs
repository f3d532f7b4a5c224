using FundsCheck.PostgreSql.Tests.Support;

namespace FundsCheck.PostgreSql.Tests.Deciding;

/// <summary>
/// Plans that a session made while the tables were empty, without statistics, and keeps: what they read of an index does not grow with the
/// table.
/// </summary>
public sealed class EmptyTablePlanTests
{
    private const int Debits = 2_000;
    private const int AtOnce = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, "SELECT 1")]
    [InlineData(8, "SELECT 1")]
    [InlineData(1, "VACUUM")]
    public async Task Deciding_reads_a_few_rows_of_each_index_whatever_the_size_of_the_table(int maxConcurrency, string first)
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        await using var server = await PostgresServer.StartAsync(new PostgresSettings
        {
            Others = new Dictionary<string, string> { ["autovacuum"] = "off" },
        });
        var connectionString = await server.CreateDatabaseAsync();
        PostgreSqlSchema.Migrate(connectionString);
        await Databases.ExecuteAsync(connectionString, first);

        await using (var host = PooledStore.Open(connectionString, new PostgreSqlOptions { MaxConcurrency = maxConcurrency }))
        {
            await Parallel.ForAsync(0, Debits, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, token) =>
            {
                // Every debit of an account of two, so that rows are found too.
                var debit = StoreRequests.Debit($"d-{number}", account: $"account-{number / 2}");
                await host.Store.FindAsync(debit, token);
                await host.Store.DecideAsync(StoreRequests.Covered(debit, balance: 100m), token);
            });
        }

        const string Used = "FROM pg_stat_user_indexes WHERE relname IN ('account', 'debit') AND idx_scan > 0";
        await Polling.UntilAsync(async () =>
            await Databases.ExecuteAsync(connectionString, $"SELECT coalesce(sum(idx_scan), 0) > 4 * {Debits} {Used}") is true);
        var mostRead = await Databases.ExecuteAsync(
            connectionString, $"SELECT string_agg(indexrelname, ', ') {Used} AND idx_tup_read > 5 * idx_scan");
        mostRead.Should().Be(DBNull.Value);
    }
}
