using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FundsCheck.Plaid;

/// <summary>What it means that the exchange itself broke, with its cause from <see cref="ConnectionCause"/>. Pure.</summary>
internal static class TransportErrors
{
    /// <summary>The connection was not made in time.</summary>
    public static BalanceAttempt ConnectTimeout { get; } = NotConnected(ConnectionCause.ConnectTimeout);

    /// <summary>An http address whose port speaks TLS.</summary>
    public static BalanceAttempt TlsRequired { get; } = Failed(PlaidFailures.TlsFailed(ConnectionCause.TlsRequired));

    /// <summary>A proxy's 407, as the answer of a tunnel or of a call.</summary>
    public static BalanceAttempt ProxyAuthenticationRequired { get; } =
        Failed(PlaidFailures.ProxyFailed(ConnectionCause.ProxyAuthenticationRequired));

    /// <summary>
    /// Retried only where the request was never sent. After a cut the call may have been answered, and billed; TLS and proxy trouble
    /// stays until somebody fixes it.
    /// </summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="isProxied">Whether connections are made to a proxy, and not to Plaid.</param>
    public static BalanceAttempt Classify(Exception exception, bool isProxied) => Error(exception) switch
    {
        HttpRequestError.ProxyTunnelError => ProxyAnswer(exception),
        HttpRequestError.UserAuthenticationError => ProxyAuthenticationRequired,
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError when isProxied =>
            Failed(PlaidFailures.ProxyFailed(ConnectionCause.ProxyNotReached)),
        HttpRequestError.NameResolutionError => NotConnected(ConnectionCause.NameNotResolved),
        HttpRequestError.ConnectionError => NotConnected(CauseOfSocket(exception)),
        HttpRequestError.SecureConnectionError => SecureConnection(exception),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError =>
            BalanceAttempt.Failed(PlaidFailures.ResponseInvalid) with { MayBeTlsPort = true },
        HttpRequestError.ConfigurationLimitExceeded => BalanceAttempt.Failed(PlaidFailures.ResponseTooLarge),
        _ => Cut(exception),
    };

    private static BalanceAttempt ProxyAnswer(Exception exception) =>
        exception is HttpRequestException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
            ? ProxyAuthenticationRequired
            : Failed(PlaidFailures.ProxyFailed(ConnectionCause.ProxyRefused));

    // A handshake that ends without a word of TLS is a broken connection; one that is refused stays refused.
    private static BalanceAttempt SecureConnection(Exception exception) => exception switch
    {
        _ when Find<CertificateRejectedException>(exception) is { } rejected => Failed(PlaidFailures.TlsFailed(rejected.Cause)),
        _ when Find<AuthenticationException>(exception) is null && IsCut(exception) =>
            Failed(PlaidFailures.ConnectionFailed(ConnectionCause.TlsHandshakeCut)),
        _ => Failed(PlaidFailures.TlsFailed(ConnectionCause.TlsHandshakeFailed)),
    };

    private static BalanceAttempt Cut(Exception exception) =>
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

    private static BalanceAttempt NotConnected(string cause) =>
        Failed(PlaidFailures.ConnectionFailed(cause)) with { QuickRetry = QuickRetry.Bounded };

    private static BalanceAttempt Failed(BalanceFailure failure) => BalanceAttempt.Failed(failure) with { Health = ProviderHealth.Down };

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
