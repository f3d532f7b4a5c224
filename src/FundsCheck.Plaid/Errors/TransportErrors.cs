using FundsCheck.Balances;
using FundsCheck.Plaid.Calls;

namespace FundsCheck.Plaid.Errors;

/// <summary>What it means that the exchange itself broke. Pure.</summary>
internal static class TransportErrors
{
    /// <summary>The connection was not made in time.</summary>
    public static BalanceAttempt NotConnected { get; } =
        BalanceAttempt.Unread(ReadingCodes.ConnectionFailed, QuickRetry.Bounded) with { PlaidFailed = true };

    private static BalanceAttempt Cut { get; } =
        BalanceAttempt.Unread(ReadingCodes.ConnectionFailed, QuickRetry.Never) with { PlaidFailed = true };

    /// <summary>
    /// Retried only where the request was never sent. After a cut the call may have been answered, and billed.
    /// </summary>
    public static BalanceAttempt Classify(Exception exception) => Error(exception) switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => NotConnected,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => BalanceAttempt.Unread(ReadingCodes.ResponseInvalid),
        HttpRequestError.ConfigurationLimitExceeded => BalanceAttempt.Unread(ReadingCodes.ResponseTooLarge),
        _ => Cut,
    };

    private static HttpRequestError Error(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException content => content.HttpRequestError,
        _ => HttpRequestError.Unknown,
    };
}
