using FundsCheck.Balances;
using FundsCheck.Plaid.Calls;

namespace FundsCheck.Plaid.Errors;

/// <summary>
/// What an error means: by its code first, then by its type, then by the HTTP status. Pure. What is not known fails
/// closed: it is no balance, and is not retried.
/// </summary>
internal static class PlaidErrors
{
    private const int ProviderCodeCharactersMax = BalanceLimits.ProviderCodeLengthMax;
    private const int StatusServerErrorMin = 500;
    private const int StatusGatewayTimeout = 504;
    private const int StatusTooManyRequests = 429;
    private const int StatusProxyAuthenticationRequired = 407;
    private const int StatusBadRequest = 400;

    /// <summary>An error of Plaid's that came with an HTTP error status.</summary>
    public static BalanceAttempt Classify(PlaidError error, int status)
    {
        var known = PlaidErrorTable.QuickRetries.TryGetValue(error.Code, out var retry);
        var code = known ? error.Code : Unlisted(error.Type, status);
        return new BalanceAttempt(
            new BalanceReading.Unread(code, ProviderCode(error.Code), error.RequestId), retry, Health(error.Type, status));
    }

    /// <summary>An HTTP error without an error of Plaid's: a gateway's page, or nothing.</summary>
    /// <remarks>
    /// 500, 502 and 503 get one retry: a gateway says them when no server took the call. 504 and 408 are time-outs, after
    /// which the call may still be running and be billed; 429 is a limit per minute; all else is refused for good.
    /// </remarks>
    public static BalanceAttempt ClassifyStatus(int status) => status == StatusProxyAuthenticationRequired
        ? TransportErrors.ProxyAuthenticationRequired
        : BalanceAttempt.Unread(ReadingCodes.HttpError, status is 500 or 502 or 503 ? QuickRetry.Once : QuickRetry.Never) with
        {
            // A gateway without a server behind it is an outage; one whose server does not answer hangs, as an attempt does.
            Health = status switch
            {
                StatusGatewayTimeout => ProviderHealth.Hangs,
                >= StatusServerErrorMin => ProviderHealth.Down,
                _ => ProviderHealth.Unknown,
            },
            MayBeTlsPort = status == StatusBadRequest,
        };

    /// <summary>The reading code of an error code that the table does not list: by its type, then by the HTTP status.</summary>
    private static string Unlisted(string? type, int status) => type switch
    {
        "RATE_LIMIT_EXCEEDED" => ReadingCodes.RateLimited,
        "API_ERROR" => ReadingCodes.ProviderUnavailable,
        "INSTITUTION_ERROR" => ReadingCodes.InstitutionUnavailable,
        _ when IsKnown(type) => ReadingCodes.ProviderError,
        _ when status == StatusTooManyRequests => ReadingCodes.RateLimited,
        _ when status >= StatusServerErrorMin => ReadingCodes.ProviderUnavailable,
        _ => ReadingCodes.ProviderError,
    };

    // A bank's outage comes as INSTITUTION_ERROR with status 400: only Plaid's own faults speak against all banks at once.
    private static ProviderHealth Health(string? type, int status) =>
        status >= StatusServerErrorMin && (type is "API_ERROR" || !IsKnown(type))
            ? ProviderHealth.Down
            : ProviderHealth.Up;

    private static bool IsKnown(string? type) => type is not null && PlaidErrorTable.Types.Contains(type);

    /// <summary>The provider's code in the alphabet that readings carry; null where it does not fit.</summary>
    private static string? ProviderCode(string code) =>
        code.Length is > 0 and <= ProviderCodeCharactersMax
            && code.All(letter => letter is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
            ? code
            : null;
}
