using FundsCheck.PostgreSql.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Faults;

/// <summary>A standby that confirms nothing: the server commits, and waits.</summary>
public sealed class UnconfirmedCommitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_no_standby_confirmed_is_not_acknowledged(bool isLookedUp)
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        await using var server = await PostgresServer.StartAsync();
        var connectionString = await server.CreateDatabaseAsync();
        PostgreSqlSchema.Migrate(connectionString);
        await using var source = NpgsqlDataSource.Create(connectionString);
        var options = new PostgreSqlOptions { TotalTimeout = TimeSpan.FromSeconds(60) };
        await using var store = PostgreSqlDecisionStore.Open(source, options, TimeProvider.System, NullLogger.Instance);
        var debit = StoreRequests.Debit("d-1");
        await store.DecideAsync(StoreRequests.Covered(StoreRequests.Debit("d-0"), balance: 10m), Token);
        if (isLookedUp)
        {
            await store.FindAsync(debit, Token);
        }

        await server.SetAsync("synchronous_standby_names", "missing");
        var deciding = store.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token).AsTask();
        await Polling.UntilAsync(async () => await ExecuteAsync(
            source, "SELECT bool_or(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") is true);

        var decide = () => deciding;
        (await decide.Should().ThrowAsync<DecisionNotRecordedException>()).WithMessage("*unknown whether*");
        (await store.FindAsync("d-1", Token)).Should().NotBeNull("the server committed it");
    }

    private static async Task<object?> ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Token);
    }
}
