using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace FundsCheck.TestSupport;

/// <summary>A proxy in front of a PostgreSQL port of 127.0.0.1 that makes the faults of a network. It passes no encryption.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _disposing = new();
    private readonly Dictionary<ProxiedConnection, Task> _connections = [];
    private readonly Task _accepting;
    private ResponseDrop? _drop;
    private int _serverPort;
    private volatile bool _isSilent;
    private volatile bool _rejectsConnections;
    private long _delayTicks;

    private TcpProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>The port that new connections go to; another, for example, after a promotion.</summary>
    public int ServerPort
    {
        get => Volatile.Read(ref _serverPort);
        set => Volatile.Write(ref _serverPort, value);
    }

    /// <summary>
    /// Whether everything that is sent, in both directions, is swallowed, and so is the end of a connection until this is false again.
    /// A connection that lost bytes is of no use afterwards: cut it.
    /// </summary>
    public bool IsSilent
    {
        get => _isSilent;
        set => _isSilent = value;
    }

    /// <summary>Whether new connections are closed at once.</summary>
    public bool RejectsConnections
    {
        get => _rejectsConnections;
        set => _rejectsConnections = value;
    }

    /// <summary>The time that passes before bytes are passed on, in each direction.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>The connections that are open on either side.</summary>
    public int ConnectionCount
    {
        get
        {
            lock (_lock)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Starts a proxy on a port of its own.</summary>
    public static TcpProxy Start(int serverPort) => new(serverPort);

    /// <summary>A connection string that goes through the proxy.</summary>
    public string GetConnectionString(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = Port }.ConnectionString;

    /// <summary>Ends all connections, on both sides: with RST, as a crash does, or with FIN, as an orderly shutdown does.</summary>
    public void CutAll(bool reset)
    {
        ProxiedConnection[] connections;
        lock (_lock)
        {
            connections = [.. _connections.Keys];
        }

        foreach (var connection in connections)
        {
            connection.Cut(reset);
        }
    }

    /// <summary>
    /// Passes the next request that contains the text to the server, waits for the server's response, and closes the client's connection
    /// without it. The task completes after that, and fails where the connection ends earlier.
    /// </summary>
    public Task DropResponseTo(string text, bool reset = false)
    {
        var drop = new ResponseDrop(Encoding.UTF8.GetBytes(text), reset);
        lock (_lock)
        {
            _drop = _drop is null ? drop : throw new InvalidOperationException("A response is to be dropped already. Await that first.");
        }

        return drop.Done;
    }

    public async ValueTask DisposeAsync()
    {
        await _disposing.CancelAsync();
        await _accepting;
        _listener.Stop();
        CutAll(reset: true);
        Task[] tasks;
        lock (_lock)
        {
            _drop?.Cancel();
            tasks = [.. _connections.Values];
        }

        await Task.WhenAll(tasks);
        _listener.Dispose();
        _disposing.Dispose();
    }

    /// <summary>Takes the order to drop a response where the bytes contain its text.</summary>
    internal ResponseDrop? TakeDrop(ReadOnlySpan<byte> earlier, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (_drop is null)
            {
                return null;
            }

            // A text may begin in the bytes of the last read.
            var begun = earlier[Math.Max(0, earlier.Length - (_drop.Pattern.Length - 1))..];
            if (((ReadOnlySpan<byte>)[.. begun, .. bytes]).IndexOf(_drop.Pattern) < 0)
            {
                return null;
            }

            var taken = _drop;
            _drop = null;
            return taken;
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_disposing.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (RejectsConnections)
            {
                client.Close(0);
                continue;
            }

            var connection = new ProxiedConnection(this, client);
            lock (_lock)
            {
                _connections.Add(connection, Task.CompletedTask);
                _connections[connection] = RunAsync(connection);
            }
        }
    }

    private async Task RunAsync(ProxiedConnection connection)
    {
        // The caller holds the lock until the task is noted.
        await Task.Yield();
        await connection.RunAsync(_disposing.Token);
        lock (_lock)
        {
            _connections.Remove(connection);
        }
    }
}
