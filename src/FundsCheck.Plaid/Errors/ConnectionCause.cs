namespace FundsCheck.Plaid;

/// <summary>
/// The closed list of causes of a failed connection in readings, logs and telemetry. docs/plaid.md has the same list with the meanings.
/// </summary>
internal static class ConnectionCause
{
    // BALANCE_CONNECTION_FAILED: transient.
    public const string NameNotResolved = "NAME_NOT_RESOLVED";
    public const string ConnectionRefused = "CONNECTION_REFUSED";
    public const string NetworkUnreachable = "NETWORK_UNREACHABLE";
    public const string ConnectTimeout = "CONNECT_TIMEOUT";
    public const string ConnectionCut = "CONNECTION_CUT";
    public const string TlsHandshakeCut = "TLS_HANDSHAKE_CUT";
    public const string Other = "OTHER";

    // BALANCE_TLS_FAILED: the operator must act.
    public const string CertificateUntrusted = "CERTIFICATE_UNTRUSTED";
    public const string CertificateExpired = "CERTIFICATE_EXPIRED";
    public const string CertificateNameMismatch = "CERTIFICATE_NAME_MISMATCH";
    public const string TlsHandshakeFailed = "TLS_HANDSHAKE_FAILED";
    public const string TlsRequired = "TLS_REQUIRED";

    // BALANCE_PROXY_FAILED: the operator must act.
    public const string ProxyAuthenticationRequired = "PROXY_AUTHENTICATION_REQUIRED";
    public const string ProxyRefused = "PROXY_REFUSED";
    public const string ProxyNotReached = "PROXY_NOT_REACHED";
}
