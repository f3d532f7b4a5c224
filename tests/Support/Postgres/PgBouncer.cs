using Npgsql;

namespace FundsCheck.TestSupport;

/// <summary>
/// PgBouncer in transaction mode in front of a <see cref="PostgresServer"/>, for each of its databases. It ends with the test process.
/// </summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private const int PortAttempts = 5;

    private static readonly string? Program = Programs.Find("pgbouncer");

    private readonly KeptProcess _process;
    private readonly PostgresServer _server;

    private PgBouncer(KeptProcess process, PostgresServer server) => (_process, _server) = (process, server);

    /// <summary>The reason why none can run here, for <c>Assert.SkipWhen</c>; null where one can.</summary>
    public static string? WhyMissing { get; } =
        PostgresServer.WhyMissing ?? (Program is null ? "PgBouncer is missing. Install the Debian package pgbouncer." : null);

    public int Port { get; private set; }

    public string Folder => _process.Folder;

    public int ProcessId => _process.ProcessId;

    /// <summary>Starts PgBouncer.</summary>
    /// <param name="server">The server whose superuser and password it takes and uses.</param>
    /// <param name="defaultPoolSize">The server connections of one database.</param>
    /// <param name="serverPort">The port of a proxy in front of the server.</param>
    /// <param name="settings">Further settings by their names in pgbouncer.ini.</param>
    public static async Task<PgBouncer> StartAsync(
        PostgresServer server, int defaultPoolSize = 20, int? serverPort = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        if (WhyMissing is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        var process = await KeptProcess.CreateAsync(
            "pgbouncer", abandonSignal: "TERM", folder => [Program!, Path.Combine(folder, "pgbouncer.ini")]);
        try
        {
            var bouncer = new PgBouncer(process, server);
            await bouncer.StartOnFreePortAsync(defaultPoolSize, serverPort ?? server.Port, settings ?? new Dictionary<string, string>());
            return bouncer;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The superuser on a database through PgBouncer, without the options that transaction mode requires of a client
    /// (<c>No Reset On Close=true</c>, <c>Max Auto Prepare=0</c>).
    /// </summary>
    public string GetConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_server.GetConnectionString(database)) { Port = Port }.ConnectionString;

    /// <summary>The output of PgBouncer up to now.</summary>
    public string ReadLog() => _process.ReadLog();

    /// <summary>Stops PgBouncer immediately and deletes its folder.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task StartOnFreePortAsync(int poolSize, int serverPort, IReadOnlyDictionary<string, string> settings)
    {
        var superuser = new NpgsqlConnectionStringBuilder(_server.ConnectionString);
        await File.WriteAllTextAsync(Path.Combine(Folder, "users.txt"), $"\"{superuser.Username}\" \"{superuser.Password}\"\n");
        for (var attempt = 0; attempt < PortAttempts; attempt++)
        {
            Port = LocalPort.FindFree();
            var lines = new Dictionary<string, string>
            {
                ["listen_addr"] = "127.0.0.1",
                ["listen_port"] = FormattableString.Invariant($"{Port}"),
                // Without a Unix socket PgBouncer exits where it cannot listen on its port.
                ["unix_socket_dir"] = string.Empty,
                ["auth_type"] = "scram-sha-256",
                ["auth_file"] = Path.Combine(Folder, "users.txt"),
                ["admin_users"] = superuser.Username!,
                ["pool_mode"] = "transaction",
                ["default_pool_size"] = FormattableString.Invariant($"{poolSize}"),
                ["max_client_conn"] = "1000",
            };
            await File.WriteAllLinesAsync(
                Path.Combine(Folder, "pgbouncer.ini"),
                ["[databases]", $"* = host=127.0.0.1 port={serverPort}", "[pgbouncer]",
                    .. lines.Concat(settings).Select(setting => $"{setting.Key} = {setting.Value}")]);
            await ServerUser.OwnAsync(Folder);
            await _process.StartAsync();
            if (await ListensAsync())
            {
                return;
            }
        }

        throw new InvalidOperationException($"Failed to start PgBouncer. Its log:\n{ReadLog()}");
    }

    /// <summary>Returns when PgBouncer takes connections, or when it has exited.</summary>
    private async Task<bool> ListensAsync()
    {
        await Polling.UntilAsync(
            () => _process.Exit.IsCompleted || ReadLog().Contains("process up: PgBouncer", StringComparison.Ordinal));
        return !_process.Exit.IsCompleted;
    }
}
