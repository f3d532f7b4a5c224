using System.Collections.Frozen;

namespace FundsCheck.Plaid;

/// <summary>The failures that this adapter finds itself, where Plaid states no error of its own.</summary>
internal static class PlaidFailures
{
    private const string ConnectionFailedCode = "BALANCE_CONNECTION_FAILED";
    private const string CircuitOpenCode = "BALANCE_CIRCUIT_OPEN";
    private const string TlsFailedCode = "BALANCE_TLS_FAILED";
    private const string ProxyFailedCode = "BALANCE_PROXY_FAILED";
    private const string HttpErrorCode = "BALANCE_HTTP_ERROR";
    private const int StatusTooManyRequests = 429;

    /// <summary>As many balance calls as the limit allows wait for their turn already. Nothing was sent.</summary>
    public static BalanceFailure QueueFull { get; } = new(BalanceFailureCategory.RateLimited, "BALANCE_QUEUE_FULL");

    /// <summary>The call's turn did not come early enough for a response within the deadline. Nothing was sent.</summary>
    public static BalanceFailure QueueTimeout { get; } = new(BalanceFailureCategory.RateLimited, "BALANCE_QUEUE_TIMEOUT");

    /// <summary>The response is larger than the limit.</summary>
    public static BalanceFailure ResponseTooLarge { get; } = new(BalanceFailureCategory.InvalidResponse, "BALANCE_RESPONSE_TOO_LARGE");

    /// <summary>The response is not what Plaid documents: no JSON, a missing or repeated member, a wrong type.</summary>
    public static BalanceFailure ResponseInvalid { get; } = new(BalanceFailureCategory.InvalidResponse, "BALANCE_RESPONSE_INVALID");

    /// <summary>An amount that decimal cannot hold exactly.</summary>
    public static BalanceFailure AmountInexact { get; } = new(BalanceFailureCategory.InvalidResponse, "BALANCE_AMOUNT_INEXACT");

    /// <summary>The response has the account twice.</summary>
    public static BalanceFailure AccountReturnedTwice { get; } = new(BalanceFailureCategory.InvalidResponse, "ACCOUNT_RETURNED_TWICE");

    /// <summary>The account has no credential.</summary>
    public static BalanceFailure CredentialMissing { get; } = new(BalanceFailureCategory.Misconfigured, "ACCOUNT_CREDENTIAL_MISSING");

    /// <summary>The account's credential cannot be sent: white space within, a control character, or too long.</summary>
    public static BalanceFailure CredentialInvalid { get; } = new(BalanceFailureCategory.Misconfigured, "ACCOUNT_CREDENTIAL_INVALID");

    // Codes of this library's own are its own words: Plaid cannot use them.
    private static readonly FrozenSet<string> OwnCodes = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            ConnectionFailedCode, CircuitOpenCode, TlsFailedCode, ProxyFailedCode, HttpErrorCode, QueueFull.Code, QueueTimeout.Code,
            ResponseTooLarge.Code,
            ResponseInvalid.Code, AmountInexact.Code, AccountReturnedTwice.Code, CredentialMissing.Code, CredentialInvalid.Code,
            .. BalanceFailures.All.Select(failure => failure.Code),
        ]);

    /// <summary>Plaid could not be reached, or cut the connection.</summary>
    /// <param name="cause">One of <see cref="ConnectionCause"/>.</param>
    public static BalanceFailure ConnectionFailed(string cause) =>
        new(BalanceFailureCategory.ProviderUnavailable, ConnectionFailedCode, cause);

    /// <summary>No secure connection: a certificate that is not trusted, or an address whose scheme is not the server's.</summary>
    /// <param name="cause">One of <see cref="ConnectionCause"/>.</param>
    public static BalanceFailure TlsFailed(string cause) => new(BalanceFailureCategory.Misconfigured, TlsFailedCode, cause);

    /// <summary>The proxy in front of Plaid refused the connection, or could not be reached.</summary>
    /// <param name="cause">One of <see cref="ConnectionCause"/>.</param>
    public static BalanceFailure ProxyFailed(string cause) => new(BalanceFailureCategory.Misconfigured, ProxyFailedCode, cause);

    /// <summary>Plaid, or the institution behind it, failed so often just now that no call is made for a while.</summary>
    /// <param name="cause">The code or the cause of the failure that opened the circuit.</param>
    public static BalanceFailure CircuitOpen(string? cause) => new(BalanceFailureCategory.ProviderUnavailable, CircuitOpenCode, cause);

    /// <summary>An HTTP status without an error of Plaid's.</summary>
    public static BalanceFailure HttpError(int status) => new(
        status == StatusTooManyRequests ? BalanceFailureCategory.RateLimited : BalanceFailureCategory.ProviderUnavailable, HttpErrorCode);

    /// <summary>Whether a code is one of this library's own.</summary>
    public static bool IsOwn(string code) => OwnCodes.Contains(code);

    /// <summary>
    /// The code of a failure where it is listed, and the category's own code where it is not: for telemetry, and for what outlives the
    /// call, neither of which may carry a text of a response.
    /// </summary>
    public static string ListedCode(BalanceFailure failure) =>
        IsOwn(failure.Code) || PlaidErrorTable.Find(failure.Code) is not null ? failure.Code : new BalanceFailure(failure.Category).Code;
}
