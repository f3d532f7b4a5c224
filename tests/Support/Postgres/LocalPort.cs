using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace FundsCheck.TestSupport;

/// <summary>
/// Free TCP ports of 127.0.0.1, below the range that the system gives to outgoing connections: a server that is stopped for a while finds
/// its port free when it starts again, and a client that connects in the meantime is not connected to itself.
/// </summary>
internal static class LocalPort
{
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>A port on which nothing listens at this moment.</summary>
    public static int FindFree()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another program listens there.
            }
        }
    }
}
