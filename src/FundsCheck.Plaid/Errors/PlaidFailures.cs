using System.Collections.Frozen;

namespace FundsCheck.Plaid;

/// <summary>The failures of this adapter, for calls without an error of Plaid.</summary>
internal static class PlaidFailures
{
    private const string ConnectionFailedCode = "BALANCE_CONNECTION_FAILED";
    private const string CircuitOpenCode = "BALANCE_CIRCUIT_OPEN";
    private const string TlsFailedCode = "BALANCE_TLS_FAILED";
    private const string ProxyFailedCode = "BALANCE_PROXY_FAILED";
    private const string HttpErrorCode = "BALANCE_HTTP_ERROR";
    private const int StatusTooManyRequests = 429;

    /// <summary>The queue of balance calls is full. Nothing was sent.</summary>
    public static BalanceFailure QueueFull { get; } = new(BalanceFailureCategory.RateLimited, "BALANCE_QUEUE_FULL");

    /// <summary>The turn of the call did not come in time for a response within the deadline. Nothing was sent.</summary>
    public static BalanceFailure QueueTimeout { get; } = new(BalanceFailureCategory.RateLimited, "BALANCE_QUEUE_TIMEOUT");

    /// <summary>The limits of Plaid permit no call within the deadline. Nothing was sent.</summary>
    public static BalanceFailure RateLimitWait { get; } = new(BalanceFailureCategory.RateLimited, "BALANCE_RATE_LIMIT_WAIT");

    /// <summary>The response is larger than the limit.</summary>
    public static BalanceFailure ResponseTooLarge { get; } = new(BalanceFailureCategory.InvalidResponse, "BALANCE_RESPONSE_TOO_LARGE");

    /// <summary>The response is not what Plaid documents: no JSON, a missing or repeated member, a wrong type.</summary>
    public static BalanceFailure ResponseInvalid { get; } = new(BalanceFailureCategory.InvalidResponse, "BALANCE_RESPONSE_INVALID");

    /// <summary>An amount that decimal cannot represent exactly.</summary>
    public static BalanceFailure AmountInexact { get; } = new(BalanceFailureCategory.InvalidResponse, "BALANCE_AMOUNT_INEXACT");

    /// <summary>The response has the account twice.</summary>
    public static BalanceFailure AccountReturnedTwice { get; } = new(BalanceFailureCategory.InvalidResponse, "ACCOUNT_RETURNED_TWICE");

    /// <summary>The account has no credential.</summary>
    public static BalanceFailure CredentialMissing { get; } = new(BalanceFailureCategory.Misconfigured, "ACCOUNT_CREDENTIAL_MISSING");

    /// <summary>The credential is invalid: it has white space, a control character, or too many characters.</summary>
    public static BalanceFailure CredentialInvalid { get; } = new(BalanceFailureCategory.Misconfigured, "ACCOUNT_CREDENTIAL_INVALID");

    /// <summary>The account names a client that is not registered, or none where all clients have names. Nothing was sent.</summary>
    public static BalanceFailure ClientUnknown { get; } = new(BalanceFailureCategory.Misconfigured, "ACCOUNT_CLIENT_UNKNOWN");

    /// <summary>The user revoked the permission for the account, as a webhook reported.</summary>
    public static BalanceFailure AccountRevoked { get; } = new(BalanceFailureCategory.AccountUnavailable, "USER_ACCOUNT_REVOKED");

    /// <summary>The debit is not in US dollars, the only currency of Signal. Nothing was sent.</summary>
    public static BalanceFailure SignalCurrency { get; } = new(BalanceFailureCategory.Misconfigured, "SIGNAL_CURRENCY_UNSUPPORTED");

    // A response of Plaid cannot carry a code of this library.
    private static readonly FrozenSet<string> OwnCodes = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            ConnectionFailedCode, CircuitOpenCode, TlsFailedCode, ProxyFailedCode, HttpErrorCode,
            QueueFull.Code, QueueTimeout.Code, RateLimitWait.Code, ResponseTooLarge.Code, ResponseInvalid.Code, AmountInexact.Code,
            AccountReturnedTwice.Code, CredentialMissing.Code, CredentialInvalid.Code, ClientUnknown.Code, AccountRevoked.Code,
            SignalCurrency.Code,
            .. BalanceFailures.All.Select(failure => failure.Code),
        ]);

    /// <summary>Plaid was not reached, or closed the connection.</summary>
    /// <param name="cause">One of <see cref="ConnectionCause"/>.</param>
    public static BalanceFailure ConnectionFailed(string cause) =>
        new(BalanceFailureCategory.ProviderUnavailable, ConnectionFailedCode, cause);

    /// <summary>No secure connection: a certificate that is not trusted, or an address whose scheme is not the server's.</summary>
    /// <param name="cause">One of <see cref="ConnectionCause"/>.</param>
    public static BalanceFailure TlsFailed(string cause) => new(BalanceFailureCategory.Misconfigured, TlsFailedCode, cause);

    /// <summary>The proxy in front of Plaid rejected the connection, or was not reached.</summary>
    /// <param name="cause">One of <see cref="ConnectionCause"/>.</param>
    public static BalanceFailure ProxyFailed(string cause) => new(BalanceFailureCategory.Misconfigured, ProxyFailedCode, cause);

    /// <summary>The circuit to Plaid, or to the institution, is open after repeated failures; no call is made.</summary>
    /// <param name="cause">The code or the cause of the failure that opened the circuit.</param>
    public static BalanceFailure CircuitOpen(string? cause) => new(BalanceFailureCategory.ProviderUnavailable, CircuitOpenCode, cause);

    /// <summary>An HTTP status without an error of Plaid.</summary>
    public static BalanceFailure HttpError(int status) => new(
        status == StatusTooManyRequests ? BalanceFailureCategory.RateLimited : BalanceFailureCategory.ProviderUnavailable, HttpErrorCode);

    /// <summary>Whether a code is one of this library's own.</summary>
    public static bool IsOwn(string code) => OwnCodes.Contains(code);

    /// <summary>The meaning of a code, for the log.</summary>
    public static string MeaningOf(string code) => PlaidErrorTable.Find(code)?.Meaning ?? "see the failure codes in docs/plaid.md";

    /// <summary>
    /// The listed code of a failure, or the code of its category: for telemetry and for state that outlives the call, which must not
    /// contain a text of a response.
    /// </summary>
    public static string ListedCode(BalanceFailure failure) =>
        IsOwn(failure.Code) || PlaidErrorTable.Find(failure.Code) is not null ? failure.Code : new BalanceFailure(failure.Category).Code;
}
