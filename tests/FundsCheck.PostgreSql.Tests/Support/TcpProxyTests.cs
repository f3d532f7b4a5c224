using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Support;

public sealed class TcpProxyTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private string _direct = string.Empty;
    private string _proxied = string.Empty;
    private TcpProxy? _proxy;

    private TcpProxy Proxy => _proxy!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        var server = await SharedPostgresServer.GetAsync();
        _direct = await server.CreateDatabaseAsync();
        await Databases.CreateNumbersAsync(_direct);
        _proxy = TcpProxy.Start(server.Port);
        _proxied = $"{_proxy.GetConnectionString(_direct)};Pooling=false";
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
    }

    [Fact]
    public async Task Passes_large_rows_on_and_closes_with_the_client()
    {
        var text = (string?)await Databases.ExecuteAsync(_proxied, "SELECT repeat('abcdefgh', 200000)");

        text.Should().HaveLength(1_600_000);
        await Polling.UntilAsync(() => Proxy.ConnectionCount == 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Drops_the_response_to_a_commit_that_is_done(bool reset)
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await InsertAsync(connection, 2);
        var dropped = Proxy.DropResponseTo("COMMIT", reset);

        await transaction.Invoking(lost => lost.CommitAsync()).Should().ThrowAsync<NpgsqlException>().Where(lost => lost.SqlState == null);

        await dropped.WaitAsync(Patience);
        (await Databases.CountNumbersAsync(_direct)).Should().Be(2);
    }

    [Fact]
    public async Task Drops_the_response_to_a_statement_behind_a_reset_of_its_session()
    {
        // A pooled connection sends DISCARD ALL before the next statement, and the server responds to both.
        await using var source = NpgsqlDataSource.Create(Proxy.GetConnectionString(_direct));
        await using (var first = source.CreateCommand("SELECT 1"))
        {
            await first.ExecuteScalarAsync();
        }

        var dropped = Proxy.DropResponseTo("INSERT INTO numbers");
        await using (var second = source.CreateCommand("INSERT INTO numbers SELECT $1 FROM pg_sleep(0.3)"))
        {
            second.Parameters.AddWithValue(2);
            await second.Invoking(lost => lost.ExecuteNonQueryAsync()).Should().ThrowAsync<NpgsqlException>();
        }

        dropped.IsCompletedSuccessfully.Should().BeTrue();
        (await Databases.CountNumbersAsync(_direct)).Should().Be(2);
    }

    [Fact]
    public async Task Drops_one_response_only()
    {
        await using var connection = await OpenAsync();
        var dropped = Proxy.DropResponseTo("VALUES (2)");
        await InsertAsync(connection, 3);
        dropped.IsCompleted.Should().BeFalse();

        await connection.Awaiting(lost => InsertAsync(lost, 2)).Should().ThrowAsync<NpgsqlException>();
        await dropped.WaitAsync(Patience);

        await using var again = await OpenAsync();
        await again.Awaiting(repeated => InsertAsync(repeated, 2)).Should().ThrowAsync<PostgresException>()
            .Where(repeated => repeated.SqlState == PostgresErrorCodes.UniqueViolation);
    }

    [Fact]
    public async Task Fails_to_drop_a_response_where_the_connection_ends_first()
    {
        await using var connection = await OpenAsync();
        var dropped = Proxy.DropResponseTo("pg_sleep");
        var sleeping = Databases.ExecuteAsync(_proxied, "SELECT pg_sleep(60)");
        await Polling.UntilAsync(async () => (long)(await Databases.ExecuteAsync(_direct,
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"))! == 1);

        Proxy.CutAll(reset: true);

        await sleeping.Awaiting(ended => ended).Should().ThrowAsync<NpgsqlException>();
        await dropped.Awaiting(failed => failed).Should().ThrowAsync<InvalidOperationException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cuts_every_connection(bool reset)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Proxy.Port);
        await using var connection = await OpenAsync();
        await using var other = await OpenAsync();
        await Polling.UntilAsync(() => Proxy.ConnectionCount == 3);

        Proxy.CutAll(reset);

        var read = () => client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(Patience);
        if (reset)
        {
            (await read.Should().ThrowAsync<IOException>()).WithInnerException<SocketException>()
                .Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
        }
        else
        {
            (await read()).Should().Be(0);
        }

        foreach (var cut in new[] { connection, other })
        {
            await cut.Awaiting(lost => InsertAsync(lost, 2)).Should().ThrowAsync<NpgsqlException>();
        }

        // The server has seen the end of the sessions.
        await Polling.UntilAsync(async () => (long)(await Databases.ExecuteAsync(_direct,
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"))! == 1);
        (await Databases.CountNumbersAsync(_proxied)).Should().Be(1);
    }

    [Fact]
    public async Task Swallows_everything_while_it_is_silent()
    {
        await using var connection = await OpenAsync();
        await InsertAsync(connection, 2);
        Proxy.IsSilent = true;

        var insert = InsertAsync(connection, 3);
        var open = OpenAsync();
        await Task.WhenAny(insert, open, Task.Delay(TimeSpan.FromMilliseconds(500)));
        (insert.IsCompleted, open.IsCompleted).Should().Be((false, false));
        (await Databases.CountNumbersAsync(_direct)).Should().Be(2);

        // Npgsql connects a second time where a connection ends before the server refused encryption.
        Proxy.RejectsConnections = true;
        Proxy.CutAll(reset: true);
        await insert.Awaiting(ended => ended).Should().ThrowAsync<NpgsqlException>();
        await open.Awaiting(ended => ended).Should().ThrowAsync<NpgsqlException>();
        (Proxy.IsSilent, Proxy.RejectsConnections) = (false, false);
        (await Databases.CountNumbersAsync(_proxied)).Should().Be(2);
    }

    [Fact]
    public async Task Hides_the_end_of_a_client_from_the_server_while_it_is_silent()
    {
        var connection = await OpenAsync();
        Proxy.IsSilent = true;
        await connection.DisposeAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        (await SessionsAsync()).Should().Be(2);

        Proxy.IsSilent = false;

        await Polling.UntilAsync(async () => await SessionsAsync() == 1);

        async Task<long> SessionsAsync() => (long)(await Databases.ExecuteAsync(
            _direct, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"))!;
    }

    [Fact]
    public async Task Delays_both_directions()
    {
        await using var connection = await OpenAsync();
        Proxy.Delay = TimeSpan.FromMilliseconds(150);

        var watch = Stopwatch.StartNew();
        await InsertAsync(connection, 2);

        watch.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(290));
        Proxy.Delay = TimeSpan.Zero;
    }

    [Fact]
    public async Task Rejects_new_connections_on_request()
    {
        await using var connection = await OpenAsync();
        Proxy.RejectsConnections = true;

        var open = OpenAsync;
        await open.Should().ThrowAsync<NpgsqlException>();
        await InsertAsync(connection, 2);

        Proxy.RejectsConnections = false;
        (await Databases.CountNumbersAsync(_proxied)).Should().Be(2);
    }

    [Fact]
    public async Task Sends_new_connections_to_another_port()
    {
        await using var nowhere = TcpProxy.Start(LocalPort.FindFree());
        var connectionString = nowhere.GetConnectionString(_direct);
        var count = () => Databases.CountNumbersAsync(connectionString);
        await count.Should().ThrowAsync<NpgsqlException>();

        nowhere.ServerPort = new NpgsqlConnectionStringBuilder(_direct).Port;

        (await count()).Should().Be(1);
    }

    private static async Task InsertAsync(NpgsqlConnection connection, int number)
    {
        await using var command = new NpgsqlCommand(FormattableString.Invariant($"INSERT INTO numbers VALUES ({number})"), connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_proxied);
        await connection.OpenAsync();
        return connection;
    }
}
