using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>A plain connection: the received bytes, and its end.</summary>
internal sealed class Wire : IDisposable
{
    private const int BytesMax = 4 << 20;
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(30);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly MemoryStream _received = new();

    public string Received => Encoding.Latin1.GetString(_received.ToArray());

    public static Task<Wire> RequestAsync(Uri address, string accessToken) =>
        RequestAsync(address, "/accounts/balance/get", Client.Body(accessToken));

    public static async Task<Wire> RequestAsync(Uri address, string path, string body)
    {
        var wire = new Wire();
        await wire._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port), TestContext.Current.CancellationToken);
        await wire._socket.SendAsync(Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nPLAID-CLIENT-ID: "
                + $"a\r\nPLAID-SECRET: b\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        return wire;
    }

    /// <summary>Reads until the connection ends or no byte arrives in time.</summary>
    public async Task<WireEnd> ReadAsync(TimeSpan silence)
    {
        var buffer = new byte[64 * 1024];
        while (_received.Length < BytesMax)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(silence);
            try
            {
                var count = await _socket.ReceiveAsync(buffer, SocketFlags.None, patience.Token);
                if (count == 0)
                {
                    return WireEnd.Closed;
                }

                _received.Write(buffer, 0, count);
            }
            catch (SocketException broken) when (broken.SocketErrorCode == SocketError.ConnectionReset)
            {
                return WireEnd.Reset;
            }
            catch (OperationCanceledException)
            {
                return WireEnd.Silent;
            }
        }

        throw new InvalidOperationException("more came than any fault sends");
    }

    /// <summary>Reads until enough bytes arrived.</summary>
    public async Task ReadUntilAsync(Func<bool> enough)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(PatienceMax);
        var buffer = new byte[64 * 1024];
        while (!enough())
        {
            var count = await _socket.ReceiveAsync(buffer, SocketFlags.None, patience.Token);
            count.Should().BePositive("the connection is not to end");
            _received.Write(buffer, 0, count);
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _received.Dispose();
    }
}
