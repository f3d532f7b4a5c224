using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>A store behind a network with faults, in a database of its own.</summary>
internal sealed class ProxiedStore : IAsyncDisposable
{
    private readonly StoreDatabase _database;
    private readonly NpgsqlDataSource _source;

    private ProxiedStore(StoreDatabase database, PostgreSqlOptions options, string settings)
    {
        _database = database;
        Proxy = TcpProxy.Start(new NpgsqlConnectionStringBuilder(database.ConnectionString).Port);
        _source = NpgsqlDataSource.Create($"{Proxy.GetConnectionString(database.ConnectionString)};{settings}");
        Store = PostgreSqlDecisionStore.Open(_source, options, TimeProvider.System, NullLogger.Instance);
    }

    public TcpProxy Proxy { get; }

    public PostgreSqlDecisionStore Store { get; }

    /// <summary>Opens a store; skips the test where no server can run.</summary>
    /// <param name="options">The options of the store; null for the defaults.</param>
    /// <param name="settings">More of the connection string.</param>
    public static async Task<ProxiedStore> OpenAsync(PostgreSqlOptions? options = null, string settings = "")
    {
        var store = new ProxiedStore(await StoreDatabase.CreateAsync(), options ?? new PostgreSqlOptions(), settings);

        // The partition and the rule set are added before the first decision.
        await store.Store.DecideAsync(
            StoreRequests.Covered(StoreRequests.Debit("first", account: "account-0"), balance: 0m), CancellationToken.None);
        return store;
    }

    /// <summary>The records of a debit in the database.</summary>
    public async Task<long> CountRecordsAsync(string debitId) => (long)(await _database.ExecuteAsync(
        $"SELECT count(*) FROM fundscheck.record WHERE debit_id = {SqlText.Literal(debitId)}"))!;

    /// <summary>The outcome of the only decision on a debit in the database.</summary>
    public async Task<string?> FindOutcomeAsync(string debitId) => (string?)await _database.ExecuteAsync(
        $"SELECT string_agg(outcome, ',') FROM fundscheck.record WHERE kind = 'decision' AND debit_id = {SqlText.Literal(debitId)}");

    /// <summary>The sum of what accepts hold in the database.</summary>
    public async Task<decimal> SumAcceptedAsync(string account) => (decimal)(await _database.ExecuteAsync(
        "SELECT coalesce(sum(amount), 0) FROM fundscheck.record WHERE outcome = 'accept' AND account = "
            + FormattableString.Invariant($"{AccountTable.Signed(Holds.AccountKeys.HashOfKey(account))}")))!;

    public async ValueTask DisposeAsync()
    {
        Proxy.Delay = TimeSpan.Zero;
        Proxy.IsSilent = false;
        Proxy.CutAll(reset: true);
        await Store.DisposeAsync();
        await _source.DisposeAsync();
        await Proxy.DisposeAsync();
        await _database.DisposeAsync();
    }
}
