using FundsCheck.Rules.Language;

namespace FundsCheck.Plaid;

/// <summary>
/// Maps an error to a failure: by its code, then by its type, then by the HTTP status. Pure. An unknown error is a failed reading without
/// a retry.
/// </summary>
internal static class PlaidErrors
{
    private const int StatusServerErrorMin = 500;
    private const int StatusGatewayTimeout = 504;
    private const int StatusTooManyRequests = 429;
    private const int StatusProxyAuthenticationRequired = 407;
    private const int StatusBadRequest = 400;

    /// <summary>Classifies an error of Plaid with its HTTP status.</summary>
    public static PlaidAttempt Classify(PlaidError error, int status)
    {
        var row = PlaidErrorTable.Find(error.Code);
        var failure = row is not null ? new BalanceFailure(row.Category, row.Code) : Unlisted(error, status);
        return new PlaidAttempt(
            Content: null, failure with { ProviderRequestId = error.RequestId }, row?.QuickRetry ?? QuickRetry.Never,
            Health(error.Type, status));
    }

    /// <summary>Classifies an HTTP error without an error of Plaid: the page of a gateway, or an empty body.</summary>
    /// <remarks>
    /// 500, 502 and 503 get one retry: a gateway returns them when no server accepted the call. 504 and 408 are time-outs, after which the
    /// call may still run and be billed; 429 is a limit per minute; every other status is permanent.
    /// </remarks>
    public static PlaidAttempt ClassifyStatus(int status) => status == StatusProxyAuthenticationRequired
        ? TransportErrors.ProxyAuthenticationRequired
        : PlaidAttempt.Failed(PlaidFailures.HttpError(status), status is 500 or 502 or 503 ? QuickRetry.Once : QuickRetry.Never) with
        {
            // A gateway without a server is an outage; a gateway whose server times out is a hang.
            Health = status switch
            {
                StatusGatewayTimeout => ProviderHealth.Hangs,
                >= StatusServerErrorMin => ProviderHealth.Down,
                _ => ProviderHealth.Unknown,
            },
            MayBeTlsPort = status == StatusBadRequest,
        };

    /// <summary>The failure of an unlisted error code, with the received code where its form is valid.</summary>
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

    // The outage of a bank is an INSTITUTION_ERROR with status 400: only an outage of Plaid concerns all banks.
    private static ProviderHealth Health(string? type, int status) =>
        status >= StatusServerErrorMin && (type is "API_ERROR" || !IsKnown(type))
            ? ProviderHealth.Down
            : ProviderHealth.Up;

    private static bool IsKnown(string? type) => type is not null && PlaidErrorTable.Types.ContainsKey(type);
}
