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

    /// <summary>An error of Plaid's that came with an HTTP error status.</summary>
    public static BalanceAttempt Classify(PlaidError error, int status)
    {
        var known = PlaidErrorTable.QuickRetries.TryGetValue(error.Code, out var retry);
        var code = known ? error.Code : ReadingCodes.ProviderError;

        // A bank's outage comes as INSTITUTION_ERROR with status 400: only Plaid's own faults speak against all banks at once.
        var plaidFailed = error.Type is "API_ERROR" && status >= StatusServerErrorMin;
        return new BalanceAttempt(new BalanceReading.Unread(code, ProviderCode(error.Code), error.RequestId), retry, plaidFailed);
    }

    /// <summary>An HTTP error without an error of Plaid's: a gateway's page, or nothing.</summary>
    /// <remarks>
    /// 500, 502 and 503 get one retry: a gateway says them when no server took the call. 504 and 408 are time-outs, after
    /// which the call may still be running and be billed; 429 is a limit per minute; all else is refused for good.
    /// None counts for the circuit, since a gateway also says them when one bank's call broke.
    /// </remarks>
    public static BalanceAttempt ClassifyStatus(int status) => BalanceAttempt.Unread(
        ReadingCodes.HttpError,
        status is 500 or 502 or 503 ? QuickRetry.Once : QuickRetry.Never);

    /// <summary>The provider's code in the alphabet that readings carry; null where it does not fit.</summary>
    private static string? ProviderCode(string code) =>
        code.Length is > 0 and <= ProviderCodeCharactersMax && code.All(letter => letter is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
            ? code
            : null;
}
