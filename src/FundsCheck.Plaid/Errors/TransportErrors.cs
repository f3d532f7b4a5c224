using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FundsCheck.Plaid;

/// <summary>Maps a failed exchange to a failure with a cause of <see cref="ConnectionCause"/>. Pure.</summary>
internal static class TransportErrors
{
    /// <summary>The connection timed out.</summary>
    public static PlaidAttempt ConnectTimeout { get; } = NotConnected(ConnectionCause.ConnectTimeout);

    /// <summary>The port of an http address uses TLS.</summary>
    public static PlaidAttempt TlsRequired { get; } = Failed(PlaidFailures.TlsFailed(ConnectionCause.TlsRequired));

    /// <summary>A proxy returned 407, for a tunnel or for a call.</summary>
    public static PlaidAttempt ProxyAuthenticationRequired { get; } =
        Failed(PlaidFailures.ProxyFailed(ConnectionCause.ProxyAuthenticationRequired));

    /// <summary>
    /// Permits a retry only for a request that was not sent. After a closed connection the call may have been processed and billed; TLS and
    /// proxy failures are permanent.
    /// </summary>
    /// <param name="exception">The exception of the client.</param>
    /// <param name="isProxied">Whether the connection goes to a proxy.</param>
    public static PlaidAttempt Classify(Exception exception, bool isProxied) => Error(exception) switch
    {
        HttpRequestError.ProxyTunnelError => ProxyFailure(exception),
        HttpRequestError.UserAuthenticationError => ProxyAuthenticationRequired,
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError when isProxied =>
            Failed(PlaidFailures.ProxyFailed(ConnectionCause.ProxyNotReached)),
        HttpRequestError.NameResolutionError => NotConnected(ConnectionCause.NameNotResolved),
        HttpRequestError.ConnectionError => NotConnected(CauseOfSocket(exception)),
        HttpRequestError.SecureConnectionError => SecureConnection(exception),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError =>
            PlaidAttempt.Failed(PlaidFailures.ResponseInvalid) with { MayBeTlsPort = true },
        HttpRequestError.ConfigurationLimitExceeded => PlaidAttempt.Failed(PlaidFailures.ResponseTooLarge),
        _ => Cut(exception),
    };

    private static PlaidAttempt ProxyFailure(Exception exception) =>
        exception is HttpRequestException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
            ? ProxyAuthenticationRequired
            : Failed(PlaidFailures.ProxyFailed(ConnectionCause.ProxyRefused));

    // A connection that closes during the handshake is transient; a rejected handshake is permanent.
    private static PlaidAttempt SecureConnection(Exception exception) => exception switch
    {
        _ when Find<CertificateRejectedException>(exception) is { } rejected => Failed(PlaidFailures.TlsFailed(rejected.Cause)),
        _ when Find<AuthenticationException>(exception) is null && IsCut(exception) =>
            Failed(PlaidFailures.ConnectionFailed(ConnectionCause.TlsHandshakeCut)),
        _ => Failed(PlaidFailures.TlsFailed(ConnectionCause.TlsHandshakeFailed)),
    };

    private static PlaidAttempt Cut(Exception exception) =>
        Failed(PlaidFailures.ConnectionFailed(IsCut(exception) ? ConnectionCause.ConnectionCut : ConnectionCause.Other)) with
        {
            MayBeTlsPort = true,
        };

    private static bool IsCut(Exception exception) =>
        Find<IOException>(exception) is not null || Find<SocketException>(exception) is not null;

    private static string CauseOfSocket(Exception exception) => Find<SocketException>(exception)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => ConnectionCause.ConnectionRefused,
        SocketError.TimedOut => ConnectionCause.ConnectTimeout,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown =>
            ConnectionCause.NetworkUnreachable,
        _ => ConnectionCause.Other,
    };

    private static PlaidAttempt NotConnected(string cause) =>
        Failed(PlaidFailures.ConnectionFailed(cause)) with { QuickRetry = QuickRetry.Bounded };

    private static PlaidAttempt Failed(BalanceFailure failure) => PlaidAttempt.Failed(failure) with { Health = ProviderHealth.Down };

    private static HttpRequestError Error(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException content => content.HttpRequestError,
        _ => HttpRequestError.Unknown,
    };

    private static TException? Find<TException>(Exception? exception)
        where TException : Exception => exception switch
        {
            null => null,
            TException found => found,
            _ => Find<TException>(exception.InnerException),
        };
}
