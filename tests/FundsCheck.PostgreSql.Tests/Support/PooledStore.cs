using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>A store with a pool of its own.</summary>
internal sealed class PooledStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private PooledStore(NpgsqlDataSource source, PostgreSqlOptions options)
    {
        _source = source;
        Store = OpenStore(source, options);
    }

    public PostgreSqlDecisionStore Store { get; }

    public static PooledStore Open(string connectionString, PostgreSqlOptions? options = null) =>
        Open(NpgsqlDataSource.Create(connectionString), options);

    /// <summary>The same by a data source, which ends with the store.</summary>
    public static PooledStore Open(NpgsqlDataSource source, PostgreSqlOptions? options = null) =>
        new(source, options ?? new PostgreSqlOptions());

    /// <summary>A store by the data source of a test.</summary>
    public static PostgreSqlDecisionStore OpenStore(NpgsqlDataSource source, PostgreSqlOptions? options = null) =>
        PostgreSqlDecisionStore.Open(source, options ?? new PostgreSqlOptions(), TimeProvider.System, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _source.DisposeAsync();
    }
}
