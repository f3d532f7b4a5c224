using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace FundsCheck.Plaid.Tests.Loopback;

/// <summary>A server on loopback that handles each connection as a test supplies, without HTTP of its own.</summary>
internal sealed class TcpServer : IAsyncDisposable
{
    private const int RequestBytesMax = 8_192;

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Stream, CancellationToken, Task> _serve;
    private readonly Task _accepting;
    private int _connections;

    public TcpServer(Func<Stream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    /// <summary>Accepts TLS only, with an untrusted certificate.</summary>
    public static TcpServer OfTls() => new(async (stream, token) =>
    {
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = TestCertificate.Create(now.AddDays(-1), now.AddDays(1));
        await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, token);
        await ReadOnceAsync(tls, token);
    });

    /// <summary>Reads once and writes a text, as a plain HTTP server or a proxy does.</summary>
    public static TcpServer Answering(string response) => new(async (stream, token) =>
    {
        await ReadOnceAsync(stream, token);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(response), token);
        await stream.FlushAsync(token);
    });

    /// <summary>A port that was free a moment ago.</summary>
    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What a client sends first, or nothing where it has left.</summary>
    public static Task ReadOnceAsync(Stream stream, CancellationToken token) =>
        stream.ReadAtLeastAsync(new byte[RequestBytesMax], minimumBytes: 1, throwOnEndOfStream: false, token).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Interlocked.Increment(ref _connections);
                served.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owner = client;
        try
        {
            await _serve(client.GetStream(), _end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or AuthenticationException)
        {
            // The client left or uses another protocol, or the test is over.
        }
    }
}
