using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Support;

public sealed class PostgresServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public PostgresServerTests() => Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);

    [Fact]
    public async Task Runs_until_it_is_disposed_of()
    {
        var server = await PostgresServer.StartAsync();

        (await Databases.ExecuteAsync(server.ConnectionString, "SELECT 1")).Should().Be(1);
        server.ReadLog().Should().Contain("ready to accept connections");

        await server.DisposeAsync();
        await server.DisposeAsync();
        server.IsRunning.Should().BeFalse();
        Directory.Exists(server.Folder).Should().BeFalse();
        var connect = () => Databases.ExecuteAsync(server.ConnectionString, "SELECT 1");
        await connect.Should().ThrowAsync<NpgsqlException>();
    }

    [Fact]
    public async Task Refuses_a_wrong_password()
    {
        var server = await SharedPostgresServer.GetAsync();

        var connect = () => Databases.ExecuteAsync($"{server.ConnectionString};Password=wrong", "SELECT 1");

        (await connect.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task Has_its_settings()
    {
        await using var server = await PostgresServer.StartAsync(new PostgresSettings
        {
            Fsync = true,
            SynchronousCommit = "local",
            MaxConnections = 23,
            SharedBuffers = "16MB",
            Others = new Dictionary<string, string>
            {
                ["default_transaction_isolation"] = "repeatable read",
                ["log_line_prefix"] = "it's ",
            },
        });

        (await ShowAsync("fsync")).Should().Be("on");
        (await ShowAsync("synchronous_commit")).Should().Be("local");
        (await ShowAsync("synchronous_standby_names")).Should().Be("");
        (await ShowAsync("max_connections")).Should().Be("23");
        (await ShowAsync("shared_buffers")).Should().Be("16MB");
        (await ShowAsync("default_transaction_isolation")).Should().Be("repeatable read");
        (await ShowAsync("log_line_prefix")).Should().Be("it's ");

        await server.SetAsync("default_transaction_isolation", "serializable");
        (await ShowAsync("default_transaction_isolation")).Should().Be("serializable");

        Task<object?> ShowAsync(string name) => Databases.ExecuteAsync(server.ConnectionString, $"SHOW {name}");
    }

    [Fact]
    public async Task Reports_its_log_where_it_does_not_start()
    {
        var start = () => PostgresServer.StartAsync(new PostgresSettings { SharedBuffers = "plenty" });

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("shared_buffers");
    }

    [Fact]
    public async Task Keeps_its_data_when_it_is_stopped_and_started()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await Databases.CreateNumbersAsync(database);

        await server.StopAsync(immediate: false);
        server.IsRunning.Should().BeFalse();
        await server.StartAgainAsync();

        (await Databases.CountNumbersAsync(database)).Should().Be(1);
        server.ReadLog().Should().Contain("received fast shutdown request").And.NotContain("automatic recovery in progress");
    }

    [Fact]
    public async Task Recovers_its_data_when_it_restarts_immediately()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await Databases.CreateNumbersAsync(database);
        await using var session = new NpgsqlConnection($"{database};Pooling=false");
        await session.OpenAsync();
        var first = server.ProcessId;

        await server.RestartImmediatelyAsync();

        server.ProcessId.Should().NotBe(first);
        (await Databases.CountNumbersAsync(database)).Should().Be(1);
        server.ReadLog().Should().Contain("automatic recovery in progress");
        await using var command = new NpgsqlCommand("SELECT 1", session);
        await command.Invoking(ended => ended.ExecuteScalarAsync()).Should().ThrowAsync<NpgsqlException>();
    }

    [Fact]
    public async Task Copies_a_database_from_a_template()
    {
        var server = await SharedPostgresServer.GetAsync();
        await Databases.CreateNumbersAsync(await server.CreateDatabaseAsync("numbers_template"));

        var copies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SharedPostgresServer.CreateDatabaseAsync("numbers_template")));

        copies.Should().OnlyHaveUniqueItems();
        foreach (var copy in copies)
        {
            (await Databases.CountNumbersAsync(copy)).Should().Be(1);
        }
    }

    [Fact]
    public async Task Drops_a_database_with_open_sessions()
    {
        var server = await SharedPostgresServer.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await using var open = new NpgsqlConnection(database);
        await open.OpenAsync();

        await server.DropDatabaseAsync(database);

        var connect = () => Databases.ExecuteAsync(database, "SELECT 1");
        (await connect.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InvalidCatalogName);
    }

    [Fact]
    public async Task Is_shared_by_the_tests_of_an_assembly()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SharedPostgresServer.GetAsync)));

        servers.Distinct().Should().ContainSingle().Which.IsRunning.Should().BeTrue();
    }

    [Fact]
    public async Task Streams_to_a_replica_that_is_promoted()
    {
        await using var primary = await PostgresServer.StartAsync();
        var database = await primary.CreateDatabaseAsync("streamed");
        await Databases.CreateNumbersAsync(database);
        await using var replica = await primary.CreateReplicaAsync();
        await Databases.ExecuteAsync(database, "INSERT INTO numbers VALUES (2)");
        await primary.WaitUntilReplayedAsync(replica);
        var replicated = replica.GetConnectionString("streamed");

        (await Databases.CountNumbersAsync(replicated)).Should().Be(2);
        var write = () => Databases.ExecuteAsync(replicated, "INSERT INTO numbers VALUES (3)");
        (await write.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ReadOnlySqlTransaction);

        await primary.StopAsync(immediate: true);
        await replica.PromoteAsync();

        await write();
        (await Databases.CountNumbersAsync(replicated)).Should().Be(3);
    }

    [Fact]
    public async Task Waits_for_a_synchronous_replica()
    {
        await using var primary = await PostgresServer.StartAsync();
        await using var replica = await primary.CreateReplicaAsync("second");
        var database = await primary.CreateDatabaseAsync();
        await Databases.CreateNumbersAsync(database);
        await primary.SetAsync("synchronous_standby_names", "FIRST 1 (second)");
        await Databases.ExecuteAsync(database, "INSERT INTO numbers VALUES (2)");

        await replica.StopAsync(immediate: true);
        var insert = Databases.ExecuteAsync(database, "INSERT INTO numbers VALUES (3)");
        await Task.WhenAny(insert, Task.Delay(TimeSpan.FromMilliseconds(500)));
        insert.IsCompleted.Should().BeFalse();

        await replica.StartAgainAsync();
        await insert.WaitAsync(Patience);

        // The replica has a copy of the primary's settings, and would wait for itself.
        await primary.StopAsync(immediate: true);
        await replica.PromoteAsync();
        var promoted = replica.GetConnectionString(new NpgsqlConnectionStringBuilder(database).Database!);
        await Databases.ExecuteAsync(promoted, "INSERT INTO numbers VALUES (4)").WaitAsync(Patience);
        (await Databases.CountNumbersAsync(promoted)).Should().Be(4);
    }
}
