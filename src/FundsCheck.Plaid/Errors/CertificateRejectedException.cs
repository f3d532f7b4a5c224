using System.Security.Authentication;

namespace FundsCheck.Plaid;

/// <summary>The certificate of the server is rejected. Carries the cause through the handshake; caught within this assembly.</summary>
/// <param name="cause">One of <see cref="ConnectionCause"/>.</param>
#pragma warning disable CA1064 // It is caught within this assembly.
internal sealed class CertificateRejectedException(string cause) : AuthenticationException
#pragma warning restore CA1064
{
    public string Cause => cause;
}
