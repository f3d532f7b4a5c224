using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FundsCheck.Plaid;

/// <summary>
/// Finds out whether the port of an http address speaks TLS, after an exchange with it broke: a TLS port mostly cuts an unencrypted
/// request without a word. Only loopback addresses are http, so the probe never leaves the machine, and it sends no data.
/// </summary>
internal static class TlsProbe
{
    private static readonly TimeSpan ProbeMax = TimeSpan.FromSeconds(2);

    public static async ValueTask<bool> SpeaksTlsAsync(Uri address, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ProbeMax, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var showedCertificate = false;
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, end.Token).ConfigureAwait(false);
            var tls = new SslStream(client.GetStream());
            await using var closing = tls.ConfigureAwait(false);
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = address.Host,
                RemoteCertificateValidationCallback = (_, _, _, _) => Refuse(out showedCertificate),
            };
            await tls.AuthenticateAsClientAsync(options, end.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or SocketException
            or OperationCanceledException)
        {
            // A certificate that was shown is the proof; no connection goes on.
        }

        return showedCertificate;
    }

    private static bool Refuse(out bool showedCertificate)
    {
        showedCertificate = true;
        return false;
    }
}
