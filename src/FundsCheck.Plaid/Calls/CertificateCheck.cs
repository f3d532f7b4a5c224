using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace FundsCheck.Plaid;

/// <summary>Accepts exactly the certificates that the system accepts, and reports the cause of a rejection.</summary>
internal static class CertificateCheck
{
    public static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true : throw new CertificateRejectedException(CauseOf(chain?.ChainStatus ?? [], errors));

    /// <summary>The first cause to fix: trust, then time, then the name.</summary>
    internal static string CauseOf(IReadOnlyList<X509ChainStatus> chain, SslPolicyErrors errors)
    {
        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            return errors == SslPolicyErrors.RemoteCertificateNameMismatch
                ? ConnectionCause.CertificateNameMismatch
                : ConnectionCause.CertificateUntrusted;
        }

        return chain.Count > 0 && chain.All(status => status.Status == X509ChainStatusFlags.NotTimeValid)
            ? ConnectionCause.CertificateExpired
            : ConnectionCause.CertificateUntrusted;
    }
}
