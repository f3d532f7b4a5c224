using System.Security.Authentication;

namespace FundsCheck.Plaid;

/// <summary>The server's certificate was refused. Never leaves the client of Plaid: it carries the cause through the handshake.</summary>
/// <param name="cause">One of <see cref="ConnectionCause"/>.</param>
#pragma warning disable CA1064 // It never leaves the client of Plaid, so nobody outside can meet it.
internal sealed class CertificateRejectedException(string cause) : AuthenticationException
#pragma warning restore CA1064
{
    public string Cause => cause;
}
