using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FundsCheck.Plaid;

/// <summary>
/// Detects whether the port of an http address uses TLS, after an exchange with it failed: most TLS ports close an unencrypted connection
/// silently. Only loopback addresses use http, so the probe stays on the machine. It sends no data.
/// </summary>
internal static class TlsProbe
{
    private static readonly TimeSpan ProbeMax = TimeSpan.FromSeconds(2);

    public static async ValueTask<bool> UsesTlsAsync(Uri address, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ProbeMax, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var hasCertificate = false;
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, end.Token).ConfigureAwait(false);
            var tls = new SslStream(client.GetStream());
            await using var closing = tls.ConfigureAwait(false);
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = address.Host,
                RemoteCertificateValidationCallback = (_, _, _, _) => Reject(out hasCertificate),
            };
            await tls.AuthenticateAsClientAsync(options, end.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or SocketException
            or OperationCanceledException)
        {
            // A certificate proves TLS; the probe ends the connection in any case.
        }

        return hasCertificate;
    }

    private static bool Reject(out bool hasCertificate)
    {
        hasCertificate = true;
        return false;
    }
}
