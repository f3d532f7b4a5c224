using FundsCheck.PostgreSql;
using Npgsql;

namespace FundsCheck.Cli.Tests;

/// <summary>A database of one test, on a real server with a password.</summary>
internal sealed class StoreDatabase : IAsyncDisposable
{
    private StoreDatabase(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public string Password => new NpgsqlConnectionStringBuilder(ConnectionString).Password!;

    /// <summary>The name in messages.</summary>
    public string Name => $"database {new NpgsqlConnectionStringBuilder(ConnectionString).Database}";

    /// <summary>Creates a database with the schema, or an empty one; skips the test where no server can run.</summary>
    public static async Task<StoreDatabase> CreateAsync(bool hasSchema = true)
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        var database = new StoreDatabase(await SharedPostgresServer.CreateDatabaseAsync());
        database.Password.Should().NotBeNullOrEmpty();
        if (hasSchema)
        {
            PostgreSqlSchema.Migrate(database.ConnectionString);
        }

        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a command on this database. No output may contain the password.</summary>
    public async Task<Run> RunAsync(params string[] arguments)
    {
        var run = await Run.OfAsync([.. arguments, "--postgres", ConnectionString]);
        (run.Out + run.Error).Should().NotContain(Password).And.NotContain("Password=");
        return run;
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }
}
