using System.Globalization;
using Npgsql;

namespace FundsCheck.TestSupport;

/// <summary>
/// A PostgreSQL server of a test: a data folder and a port of its own, which end with the test process. It listens on 127.0.0.1 and
/// takes the password of its superuser, in <see cref="ConnectionString"/>.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const int PortAttempts = 5;

    private readonly KeptProcess _process;
    private readonly string _password;
    private readonly bool _onDisk;

    private PostgresServer(KeptProcess process, string password, bool onDisk) =>
        (_process, _password, _onDisk) = (process, password, onDisk);

    /// <summary>The reason why no server can run here, for <c>Assert.SkipWhen</c>; null where one can.</summary>
    public static string? WhyMissing { get; } =
        ServerUser.WhyMissing
        ?? (Programs.PostgresFolder is null ? "A PostgreSQL server is missing. Install the Debian package postgresql." : null);

    public int Port { get; private set; }

    /// <summary>The server's folder: <c>data</c>, the log and the Unix socket.</summary>
    public string Folder => _process.Folder;

    /// <summary>The postmaster of the last start.</summary>
    public int ProcessId => _process.ProcessId;

    public bool IsRunning => !_process.Exit.IsCompleted;

    /// <summary>The superuser on the database <c>postgres</c>.</summary>
    public string ConnectionString => GetConnectionString("postgres");

    private string Data => DataOf(Folder);

    /// <summary>Makes a server and starts it.</summary>
    public static async Task<PostgresServer> StartAsync(PostgresSettings? settings = null)
    {
        settings ??= new PostgresSettings();
        var process = await KeepAsync(settings.Fsync);
        try
        {
            var data = await InitializedData.GetAsync();
            await data.CopyToAsync(DataOf(process.Folder));
            await File.AppendAllLinesAsync(
                Path.Combine(DataOf(process.Folder), "postgresql.conf"), settings.ToLines());

            var server = new PostgresServer(process, data.Password, settings.Fsync);
            await server.StartOnFreePortAsync();
            return server;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Makes a replica of this server on a port of its own and returns when it streams. The name is that of its connection, for
    /// <c>synchronous_standby_names</c>; the replica itself waits for no other, so that it takes commits after its promotion.
    /// </summary>
    public async Task<PostgresServer> CreateReplicaAsync(string applicationName = "replica")
    {
        var process = await KeepAsync(_onDisk);
        try
        {
            var data = DataOf(process.Folder);
            var backup = ServerUser.StartInfoAsUser(
                Programs.OfPostgres("pg_basebackup"), "--pgdata", data, "--write-recovery-conf", "--wal-method", "stream",
                "--checkpoint", "fast", "--no-sync", "--dbname", $"host=127.0.0.1 port={Port} user={InitializedData.User} "
                    + $"application_name={applicationName} sslmode=disable gssencmode=disable");
            backup.Environment["PGPASSWORD"] = _password;
            // The program must not look for files of the user of the tests.
            backup.Environment["HOME"] = process.Folder;
            await ServerUser.RunAsync(backup);
            await File.AppendAllTextAsync(Path.Combine(data, "postgresql.auto.conf"), "synchronous_standby_names = ''\n");

            var replica = new PostgresServer(process, _password, _onDisk);
            await replica.StartOnFreePortAsync();
            await Polling.UntilAsync(async () => await ExecuteAsync(
                "SELECT EXISTS (SELECT FROM pg_stat_replication WHERE state = 'streaming' AND application_name = "
                    + $"{SqlText.Literal(applicationName)})") is true);
            return replica;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes this replica a primary, and returns when it takes commits.</summary>
    public async Task PromoteAsync()
    {
        if (await ExecuteAsync("SELECT pg_promote(wait => true, wait_seconds => 60)") is not true)
        {
            throw new InvalidOperationException($"Failed to promote the replica on port {Port}. Its log:\n{ReadLog()}");
        }
    }

    /// <summary>Returns when a replica of this server shows everything that this server has committed up to now.</summary>
    public async Task WaitUntilReplayedAsync(PostgresServer replica)
    {
        var position = await ExecuteAsync("SELECT pg_current_wal_insert_lsn()::text");
        await Polling.UntilAsync(async () =>
            await replica.ExecuteAsync($"SELECT pg_last_wal_replay_lsn() >= '{position}'::pg_lsn") is true);
    }

    /// <summary>The superuser on a database.</summary>
    public string GetConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = InitializedData.User,
        Password = _password,
        Database = database,
    }.ConnectionString;

    /// <summary>Creates a database, as a copy of a template that no one is connected to, and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string? name = null, string template = "template0")
    {
        name ??= $"test_{Guid.NewGuid():n}";
        // Copying files is twice as quick here as logging pages, which is the default since version 15.
        var version = int.Parse(await File.ReadAllTextAsync(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture);
        var strategy = version >= 15 ? " STRATEGY file_copy" : string.Empty;
        await ExecuteAsync($"CREATE DATABASE {SqlText.Identifier(name)} TEMPLATE {SqlText.Identifier(template)}{strategy}");
        return GetConnectionString(name);
    }

    /// <summary>Drops a database and ends its sessions, so that a shared server does not fill up with sessions of idle pools.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var pooled = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await ExecuteAsync($"DROP DATABASE IF EXISTS {SqlText.Identifier(name)} WITH (FORCE)");
    }

    /// <summary>Changes a setting of the running server; returns when new sessions have it.</summary>
    public async Task SetAsync(string name, string value)
    {
        var before = await ExecuteAsync("SELECT pg_conf_load_time()");
        await ExecuteAsync($"ALTER SYSTEM SET {SqlText.Identifier(name)} = {SqlText.Literal(value)}");
        await ExecuteAsync("SELECT pg_reload_conf()");
        await Polling.UntilAsync(async () => !Equals(await ExecuteAsync("SELECT pg_conf_load_time()"), before));
    }

    /// <summary>Stops the server: fast, which ends open sessions and writes a checkpoint, or immediately, as in a crash.</summary>
    public Task StopAsync(bool immediate) => _process.StopAsync(immediate ? "QUIT" : "INT");

    /// <summary>Starts a stopped server on the same data and the same port.</summary>
    public async Task StartAgainAsync()
    {
        if (!await TryStartAsync())
        {
            throw new InvalidOperationException($"Failed to start PostgreSQL again on port {Port}. Its log:\n{ReadLog()}");
        }
    }

    /// <summary>Stops the server as in a crash, and starts it on the same data and the same port.</summary>
    public async Task RestartImmediatelyAsync()
    {
        await StopAsync(immediate: true);
        await StartAgainAsync();
    }

    /// <summary>The server's log up to now.</summary>
    public string ReadLog() => _process.ReadLog();

    /// <summary>Stops the server immediately and deletes its folder.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string DataOf(string folder) => Path.Combine(folder, "data");

    private static async Task<KeptProcess> KeepAsync(bool onDisk) =>
        WhyMissing is { } reason
            ? throw new InvalidOperationException(reason)
            : await KeptProcess.CreateAsync(
                "postgres", "QUIT", folder => [Programs.OfPostgres("postgres"), "-D", DataOf(folder), "-k", folder], onDisk);

    private async Task<object?> ExecuteAsync(string sql)
    {
        // An unpooled connection keeps no session open, which would stop a copy of its database and a test of the number of sessions.
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Another program may take a port between the search for it and the start of the server.</summary>
    private async Task StartOnFreePortAsync()
    {
        for (var attempt = 0; attempt < PortAttempts; attempt++)
        {
            Port = LocalPort.FindFree();
            if (await TryStartAsync())
            {
                return;
            }

            if (!ReadLog().Contains("Address already in use", StringComparison.Ordinal))
            {
                break;
            }
        }

        throw new InvalidOperationException($"Failed to start PostgreSQL. Its log:\n{ReadLog()}");
    }

    /// <summary>Returns when the server accepts connections, or when it has exited.</summary>
    private async Task<bool> TryStartAsync()
    {
        await _process.StartAsync("-p", Port.ToString(CultureInfo.InvariantCulture));
        await Polling.UntilAsync(() => !IsRunning || IsReady());
        return IsRunning;
    }

    /// <summary>The server's pid file holds its process in line 1 and its status in line 8.</summary>
    private bool IsReady()
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(Data, "postmaster.pid"));
            return lines is [var process, _, _, _, _, _, _, var status, ..]
                && process == ProcessId.ToString(CultureInfo.InvariantCulture) && status.TrimEnd() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
