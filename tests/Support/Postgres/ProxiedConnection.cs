using System.Net;
using System.Net.Sockets;

namespace FundsCheck.TestSupport;

/// <summary>One connection through a <see cref="TcpProxy"/>: two sockets, and a loop for each direction.</summary>
internal sealed class ProxiedConnection : IDisposable
{
    private const int BufferBytes = 16 * 1024;
    private const int EarlierBytesMax = 256;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly TcpProxy _proxy;
    private readonly Lock _lock = new();
    private readonly Socket _client;
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly MessageCounter _requests = new();
    private readonly MessageCounter _responses;
    private byte[] _earlier = [];
    private ResponseDrop? _drop;
    private bool _isCut;

    public ProxiedConnection(TcpProxy proxy, Socket client)
    {
        (_proxy, _client) = (proxy, client);
        _responses = new MessageCounter(_requests);
    }

    /// <summary>Passes bytes on until both sides are closed or the connection is cut.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            (_client.NoDelay, _server.NoDelay) = (true, true);
            await _server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _proxy.ServerPort), cancellationToken);
            await Task.WhenAll(
                PassAsync(_client, _server, OnRequest, cancellationToken), PassAsync(_server, _client, OnResponse, cancellationToken));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone, which includes a server that refuses the connection: the other side ends alike.
            Cut(reset: true);
        }
        finally
        {
            _drop?.Fail();
            Dispose();
        }
    }

    /// <summary>Ends the connection on both sides, with RST or FIN.</summary>
    public void Cut(bool reset)
    {
        lock (_lock)
        {
            _isCut = true;
            End(_client, reset);
            End(_server, reset);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private static void End(Socket socket, bool reset)
    {
        try
        {
            if (reset)
            {
                // A linger time of 0 sends RST.
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
            }
            else
            {
                // Closing a socket with unread bytes sends RST: the loops read on until the peer closes its side.
                socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    private async Task PassAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> mayPass, CancellationToken cancellationToken)
    {
        try
        {
            var buffer = new byte[BufferBytes];
            int count;
            while ((count = await from.ReceiveAsync(buffer, cancellationToken)) > 0)
            {
                if (_proxy.Delay is var delay && delay > TimeSpan.Zero)
                {
                    await Task.Delay(delay, cancellationToken);
                }

                if (!_proxy.IsSilent && mayPass(buffer.AsMemory(0, count)))
                {
                    await to.SendAsync(buffer.AsMemory(0, count), cancellationToken);
                }
            }

            await WaitWhileSilentAsync(cancellationToken);
            End(to, reset: false);
        }
        catch (SocketException)
        {
            await WaitWhileSilentAsync(cancellationToken);
            Cut(reset: true);
        }
    }

    private bool OnRequest(ReadOnlyMemory<byte> bytes)
    {
        lock (_lock)
        {
            _requests.Add(bytes.Span);
            _drop ??= _proxy.TakeDrop(_earlier, bytes.Span);
            _earlier = [.. ((byte[])[.. _earlier, .. bytes.Span]).TakeLast(EarlierBytesMax)];
            return !_isCut;
        }
    }

    private bool OnResponse(ReadOnlyMemory<byte> bytes)
    {
        lock (_lock)
        {
            _responses.Add(bytes.Span);
            if (_drop is null || _isCut)
            {
                return !_isCut;
            }

            if (_responses.Count >= _requests.Count && !_requests.IsAmidRequest && !_responses.IsAmidRequest)
            {
                _isCut = true;
                End(_client, _drop.Reset);
                End(_server, reset: false);
                _drop.Complete();
            }

            return false;
        }
    }

    private async Task WaitWhileSilentAsync(CancellationToken cancellationToken)
    {
        while (_proxy.IsSilent && !Volatile.Read(ref _isCut))
        {
            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
