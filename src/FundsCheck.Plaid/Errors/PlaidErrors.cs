using FundsCheck.Rules.Language;

namespace FundsCheck.Plaid;

/// <summary>
/// What an error means: by its code first, then by its type, then by the HTTP status. Pure. What is not known fails
/// closed: it is no balance, and is not retried.
/// </summary>
internal static class PlaidErrors
{
    private const int StatusServerErrorMin = 500;
    private const int StatusGatewayTimeout = 504;
    private const int StatusTooManyRequests = 429;
    private const int StatusProxyAuthenticationRequired = 407;
    private const int StatusBadRequest = 400;

    /// <summary>An error of Plaid's that came with an HTTP error status.</summary>
    public static BalanceAttempt Classify(PlaidError error, int status)
    {
        var row = PlaidErrorTable.Find(error.Code);
        var failure = row is not null ? new BalanceFailure(row.Category, row.Code) : Unlisted(error, status);
        return new BalanceAttempt(
            new BalanceReading.Failed(failure with { ProviderRequestId = error.RequestId }), row?.QuickRetry ?? QuickRetry.Never,
            Health(error.Type, status));
    }

    /// <summary>An HTTP error without an error of Plaid's: a gateway's page, or nothing.</summary>
    /// <remarks>
    /// 500, 502 and 503 get one retry: a gateway says them when no server took the call. 504 and 408 are time-outs, after
    /// which the call may still be running and be billed; 429 is a limit per minute; all else is refused for good.
    /// </remarks>
    public static BalanceAttempt ClassifyStatus(int status) => status == StatusProxyAuthenticationRequired
        ? TransportErrors.ProxyAuthenticationRequired
        : BalanceAttempt.Failed(PlaidFailures.HttpError(status), status is 500 or 502 or 503 ? QuickRetry.Once : QuickRetry.Never) with
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

    /// <summary>The failure of an error code that the table does not list, with the code as it came where a failure may have it.</summary>
    private static BalanceFailure Unlisted(PlaidError error, int status)
    {
        var category = CategoryOf(error.Type, status);
        return ReasonCodes.MayBeFailureCode(error.Code) && !PlaidFailures.IsOwn(error.Code)
            ? new BalanceFailure(category, error.Code)
            : new BalanceFailure(category);
    }

    private static BalanceFailureCategory CategoryOf(string? type, int status) =>
        type is not null && PlaidErrorTable.Types.TryGetValue(type, out var category)
            ? category
            : status switch
            {
                StatusTooManyRequests => BalanceFailureCategory.RateLimited,
                >= StatusServerErrorMin => BalanceFailureCategory.ProviderUnavailable,
                _ => BalanceFailureCategory.InvalidResponse,
            };

    // A bank's outage comes as INSTITUTION_ERROR with status 400: only Plaid's own faults speak against all banks at once.
    private static ProviderHealth Health(string? type, int status) =>
        status >= StatusServerErrorMin && (type is "API_ERROR" || !IsKnown(type))
            ? ProviderHealth.Down
            : ProviderHealth.Up;

    private static bool IsKnown(string? type) => type is not null && PlaidErrorTable.Types.ContainsKey(type);
}
