using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FundsCheck.Plaid.Tests.Loopback;

/// <summary>A server on loopback that reads whole requests and returns the bytes that a test supplies, or cuts the connection.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    // As every plain server does, this one leaves a client that begins with TLS.
    private const byte TlsHandshake = 0x16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<int, Stream, CancellationToken, Task<bool>> _answer;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private int _count;

    /// <param name="answer">Gets the request's number, from 0, and the connection; false cuts the connection.</param>
    public RawServer(Func<int, Stream, CancellationToken, Task<bool>> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public ConcurrentQueue<string> Requests { get; } = new();

    public static RawServer Answering(string response, bool keepOpen = false) => new(async (_, stream, token) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(response), token);
        return keepOpen;
    });

    public static string Http(string body, string statusLine = "200 OK") =>
        $"HTTP/1.1 {statusLine}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over: the listener was stopped or disposed of, perhaps between two calls.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owner = client;
        try
        {
            var stream = client.GetStream();
            while (await ReadRequestAsync(stream) is { } request)
            {
                Requests.Enqueue(request);
                if (!await _answer(Interlocked.Increment(ref _count) - 1, stream, _end.Token))
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<string?> ReadRequestAsync(Stream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (!IsWhole(Encoding.Latin1.GetString([.. bytes])))
        {
            var read = await stream.ReadAsync(buffer, _end.Token);
            if (read == 0 || (bytes.Count == 0 && buffer[0] == TlsHandshake))
            {
                return null;
            }

            bytes.AddRange(buffer[..read]);
        }

        return Encoding.Latin1.GetString([.. bytes]);
    }

    private static bool IsWhole(string request)
    {
        var headers = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (headers < 0)
        {
            return false;
        }

        const string Length = "Content-Length: ";
        var line = request.Split("\r\n").Single(text => text.StartsWith(Length, StringComparison.OrdinalIgnoreCase));
        return request.Length - headers - 4 == int.Parse(line[Length.Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
