using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Support;

public sealed class PgBouncerTests
{
    public PgBouncerTests() => Assert.SkipWhen(PgBouncer.WhyMissing is not null, PgBouncer.WhyMissing ?? string.Empty);

    [Fact]
    public async Task Passes_queries_to_each_database()
    {
        var server = await SharedPostgresServer.GetAsync();
        await using var bouncer = await PgBouncer.StartAsync(server);
        await server.CreateDatabaseAsync("behind_one");
        await server.CreateDatabaseAsync("behind_two");

        foreach (var database in new[] { "behind_one", "behind_two" })
        {
            (await Databases.ExecuteAsync(bouncer.GetConnectionString(database), "SELECT current_database()")).Should().Be(database);
        }
    }

    [Fact]
    public async Task Pools_by_transaction()
    {
        var server = await SharedPostgresServer.GetAsync();
        var database = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()).Database!;
        await using var bouncer = await PgBouncer.StartAsync(server, defaultPoolSize: 1);
        await using var first = await OpenAsync(bouncer.GetConnectionString(database));
        await using var second = await OpenAsync(bouncer.GetConnectionString(database));

        var processes = new[] { await ProcessAsync(first), await ProcessAsync(second), await ProcessAsync(first) };
        processes.Distinct().Should().ContainSingle();

        // An open transaction keeps the one server connection.
        await using var transaction = await first.BeginTransactionAsync();
        await ProcessAsync(first);
        var waiting = ProcessAsync(second);
        await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(300)));
        waiting.IsCompleted.Should().BeFalse();
        await transaction.CommitAsync();
        (await waiting.WaitAsync(TimeSpan.FromSeconds(10))).Should().Be(processes[0]);
    }

    [Fact]
    public async Task Deletes_its_folder()
    {
        var bouncer = await PgBouncer.StartAsync(
            await SharedPostgresServer.GetAsync(), settings: new Dictionary<string, string> { ["ignore_startup_parameters"] = "options" });
        (await Databases.ExecuteAsync($"{bouncer.GetConnectionString("postgres")};Options=-c geqo=off", "SELECT 1")).Should().Be(1);

        await bouncer.DisposeAsync();

        Directory.Exists(bouncer.Folder).Should().BeFalse();
        Directory.Exists($"/proc/{bouncer.ProcessId}").Should().BeFalse();
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<int> ProcessAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
