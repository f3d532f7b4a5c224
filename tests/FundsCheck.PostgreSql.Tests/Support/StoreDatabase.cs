using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>A database with the schema of a store, on the server of all tests: a copy of one that was migrated once.</summary>
internal sealed class StoreDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    private StoreDatabase(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public NpgsqlDataSource Source => field ??= NpgsqlDataSource.Create(ConnectionString);

    /// <summary>Creates a database; skips the test where no server can run.</summary>
    public static async Task<StoreDatabase> CreateAsync()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        return new StoreDatabase(await SharedPostgresServer.CreateDatabaseAsync(await Template.Value));
    }

    public PostgreSqlDecisionStore OpenStore(Action<PostgreSqlOptions>? configure = null, ILogger? logger = null)
    {
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        return PostgreSqlDecisionStore.Open(Source, options, TimeProvider.System, logger ?? NullLogger.Instance);
    }

    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var connectionString = await SharedPostgresServer.CreateDatabaseAsync();
        PostgreSqlSchema.Migrate(connectionString);
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(connectionString).Database ?? throw new InvalidOperationException("no database");
    }
}
