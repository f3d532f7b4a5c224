using System.Collections.Frozen;

namespace FundsCheck.Balances;

/// <summary>
/// The closed list of reasons for which a balance is not read: this library's own, then the error codes that Plaid documents
/// for balance calls (plaid.com/docs/errors, read in March 2026). A provider's code outside the list is one of
/// <see cref="RateLimited"/>, <see cref="ProviderUnavailable"/>, <see cref="InstitutionUnavailable"/> and <see cref="ProviderError"/>,
/// with the code kept beside it.
/// </summary>
public static class ReadingCodes
{
    /// <summary>No balance was asked for, as the debit's own facts declined it.</summary>
    public const string BalanceNotNeeded = "BALANCE_NOT_NEEDED";

    /// <summary>No answer within the deadline.</summary>
    public const string BalanceTimeout = "BALANCE_TIMEOUT";

    /// <summary>The provider could not be reached, or cut the connection.</summary>
    public const string ConnectionFailed = "BALANCE_CONNECTION_FAILED";

    /// <summary>The provider, or the institution behind it, failed so often just now that no call is made for a while.</summary>
    public const string CircuitOpen = "BALANCE_CIRCUIT_OPEN";

    /// <summary>No secure connection: a certificate that is not trusted, or an address whose scheme is not the server's.</summary>
    public const string TlsFailed = "BALANCE_TLS_FAILED";

    /// <summary>The proxy in front of the provider refused the connection, or could not be reached.</summary>
    public const string ProxyFailed = "BALANCE_PROXY_FAILED";

    /// <summary>As many balance calls as the limit allows wait for their turn already. Nothing was sent.</summary>
    public const string QueueFull = "BALANCE_QUEUE_FULL";

    /// <summary>The call's turn did not come early enough for an answer within the deadline. Nothing was sent.</summary>
    public const string QueueTimeout = "BALANCE_QUEUE_TIMEOUT";

    /// <summary>The answer is larger than the limit.</summary>
    public const string ResponseTooLarge = "BALANCE_RESPONSE_TOO_LARGE";

    /// <summary>The answer is not what the provider documents: no JSON, a missing or repeated member, a wrong type.</summary>
    public const string ResponseInvalid = "BALANCE_RESPONSE_INVALID";

    /// <summary>An amount that decimal cannot hold exactly.</summary>
    public const string AmountInexact = "BALANCE_AMOUNT_INEXACT";

    /// <summary>An HTTP status without an error of the provider's.</summary>
    public const string HttpError = "BALANCE_HTTP_ERROR";

    /// <summary>The answer leaves the account out; it is probably closed.</summary>
    public const string AccountNotReturned = "ACCOUNT_NOT_RETURNED";

    /// <summary>The answer has the account twice.</summary>
    public const string AccountReturnedTwice = "ACCOUNT_RETURNED_TWICE";

    /// <summary>The account has no credential that the source can use.</summary>
    public const string CredentialMissing = "ACCOUNT_CREDENTIAL_MISSING";

    /// <summary>
    /// The account's credential has a form that the source cannot send: white space within, a control character, or too long.
    /// </summary>
    public const string CredentialInvalid = "ACCOUNT_CREDENTIAL_INVALID";

    /// <summary>A limit of the provider's, by an error code that this version does not list.</summary>
    public const string RateLimited = "PROVIDER_RATE_LIMITED";

    /// <summary>A fault of the provider's own, by an error code that this version does not list.</summary>
    public const string ProviderUnavailable = "PROVIDER_UNAVAILABLE";

    /// <summary>A fault of the bank's, by an error code that this version does not list.</summary>
    public const string InstitutionUnavailable = "INSTITUTION_UNAVAILABLE";

    /// <summary>An error of the provider's that this version does not list, of no known type.</summary>
    public const string ProviderError = "PROVIDER_ERROR";

    /// <summary>The balance source threw, which it must not.</summary>
    public const string SourceFailed = "BALANCE_SOURCE_FAILED";

    /// <summary>
    /// The balance source returned a reading outside its bounds: <see cref="BalanceLimits"/>, a value that is not listed, a missing member.
    /// </summary>
    public const string ReadingInvalid = "BALANCE_READING_INVALID";

    /// <summary>Too many reads of the balance source have passed their deadline and not ended; it is not called until some end.</summary>
    public const string SourceBlocked = "BALANCE_SOURCE_BLOCKED";

    private const string Reconnect = "Please reconnect your bank account, then try again.";
    private const string OtherAccount = "Please use another bank account.";
    private const string Later = "We could not reach your bank. Please try again later.";
    private const string Support = "We could not check your bank account. Please contact support.";

    /// <summary>Every code, in the order in which reasons of equal severity are told.</summary>
    public static IReadOnlyList<ReadingCode> All { get; } =
    [
        .. UserMustAct(), .. NeverPossible(), .. InstitutionTrouble(), .. ProviderTrouble(), .. RateLimits(), .. CallerTrouble(),
        .. OwnCodes(),
    ];

    internal static FrozenDictionary<string, ReadingCode> ByCode { get; } = All.ToFrozenDictionary(
        code => code.Code, StringComparer.Ordinal);

    /// <summary>
    /// Whether the provider code beside a code is a cause from the adapter's closed list, and not a code of the provider's.
    /// </summary>
    internal static bool HasCause(string code) => code is ConnectionFailed or TlsFailed or ProxyFailed or CircuitOpen;

    /// <summary>The entry of a code; null where it is not listed.</summary>
    public static ReadingCode? Find(string code) => ByCode.GetValueOrDefault(code);

    private static IEnumerable<ReadingCode> UserMustAct() =>
    [
        User("ITEM_LOGIN_REQUIRED", "the login at the bank must be renewed (Link's update mode)"),
        User("ITEM_LOCKED", "the bank has locked the login"),
        User("PASSWORD_RESET_REQUIRED", "the bank wants a new password"),
        User("USER_SETUP_REQUIRED", "the user has something to finish at the bank's site"),
        User("INVALID_CREDENTIALS", "the bank refused the credentials; trying again may lock the login"),
        User("INVALID_MFA", "the bank refused the second factor"),
        User("INSUFFICIENT_CREDENTIALS", "the user did not finish the bank's authorization"),
        User("USER_INPUT_TIMEOUT", "the user did not answer the bank's question in time"),
        User("ACCESS_NOT_GRANTED", "the user did not grant access that the check needs"),
        User("NO_ACCOUNTS", "the Item has no account left: closed, revoked or renumbered"),
        User("ADDITIONAL_CONSENT_REQUIRED", "the user has not consented to balances"),
        User("USER_PERMISSION_REVOKED", "the user revoked the permission; a new Item is needed"),
        User("INVALID_ACCOUNT_ID", "the Item has no such account: wrong id, closed, revoked or renumbered"),
        User(AccountNotReturned, "the answer leaves the account out; it is probably closed"),
    ];

    private static IEnumerable<ReadingCode> NeverPossible() =>
    [
        Never("PRODUCTS_NOT_SUPPORTED", "this Item was linked without a login, so its balance can never be read"),
        Never("ITEM_NOT_SUPPORTED", "the bank or the account is not supported"),
        Never("MFA_NOT_SUPPORTED", "the bank's second factor is not supported"),
        Never("ITEM_NOT_FOUND", "the Item was removed"),
        Never("ITEM_CONCURRENTLY_DELETED", "the Item was removed while it was read"),
        Never("INSTITUTION_NO_LONGER_SUPPORTED", "Plaid no longer supports this bank"),
        Never("UNSUPPORTED_RESPONSE", "the bank's answer is not supported, and asking again does not help"),
    ];

    private static IEnumerable<ReadingCode> InstitutionTrouble() =>
    [
        Transient("INSTITUTION_DOWN", "the bank is down"),
        Transient("INSTITUTION_NOT_RESPONDING", "the bank does not answer"),
        Transient("INSTITUTION_NOT_AVAILABLE", "the bank is not available"),
        Transient(InstitutionUnavailable, "the bank failed with an error that this version does not list"),
        Transient("LAST_UPDATED_DATETIME_OUT_OF_RANGE", "the bank has no balance as fresh as was asked for"),
        Transient("PRODUCT_NOT_READY", "the balance is not ready yet"),
    ];

    private static IEnumerable<ReadingCode> ProviderTrouble() =>
    [
        Transient("INTERNAL_SERVER_ERROR", "Plaid failed"),
        Transient("PLANNED_MAINTENANCE", "Plaid is down for maintenance"),
        Transient(ProviderUnavailable, "the balance provider failed with an error that this version does not list"),
    ];

    private static IEnumerable<ReadingCode> RateLimits() =>
    [
        Transient("BALANCE_LIMIT", "too many balance calls for this Item within a minute"),
        Transient("ACCOUNTS_BALANCE_GET_LIMIT", "too many balance calls of this client within a minute"),
        Transient("ACCOUNTS_LIMIT", "too many account calls for this Item within a minute"),
        Transient("ITEM_GET_LIMIT", "too many Item calls for this Item within a minute"),
        Transient("INSTITUTION_RATE_LIMIT", "too many calls to this bank"),
        Transient("RATE_LIMIT", "too many calls to Plaid"),
        Transient(RateLimited, "a limit of the balance provider's was reached, one that this version does not list"),
        Operator("CREDITS_EXHAUSTED", "this client has used up its calls; asking again does not help"),
    ];

    private static IEnumerable<ReadingCode> CallerTrouble() =>
    [
        Operator("INVALID_API_KEYS", "Plaid refused the client id or the secret"),
        Operator("INVALID_ACCESS_TOKEN", "the access token is not one of this client and environment"),
        Operator("INVALID_PROCESSOR_TOKEN", "the processor token is not one of this client and environment"),
        Operator("INVALID_PRODUCT", "this client may not read balances"),
        Operator("UNAUTHORIZED_ENVIRONMENT", "this client may not use this environment"),
        Operator("UNAUTHORIZED_ROUTE_ACCESS", "this client may not use this route"),
        Operator("PRODUCT_NOT_ENABLED", "the product is not enabled for this Item"),
        Operator("INVALID_REQUEST", "Plaid refused the request"),
        Operator("MISSING_FIELDS", "Plaid misses a field in the request"),
        Operator("UNKNOWN_FIELDS", "Plaid does not know a field of the request"),
        Operator("INVALID_FIELD", "Plaid refused a field; at Capital One, min_last_updated_datetime is missing"),
        Operator("INVALID_BODY", "Plaid could not read the request"),
        Operator("INVALID_HEADERS", "Plaid refused the request's headers"),
        Operator("INCOMPATIBLE_API_VERSION", "Plaid refused the API version"),
        Operator("NOT_FOUND", "there is no such route at the address that was called"),
        Operator("NO_LONGER_AVAILABLE", "the route is no longer available"),
        Operator("SANDBOX_ONLY", "the route is for Plaid's sandbox only"),
        Operator("SANDBOX_PRODUCT_NOT_ENABLED", "the product is not enabled in the sandbox"),
        Operator("INSTITUTION_REGISTRATION_REQUIRED", "this client must register with the bank"),
        Operator("UNAUTHORIZED_INSTITUTION", "this client may not use this bank"),
        Operator("INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT", "the bank is not enabled in this environment"),
        Operator(CredentialMissing, "the account was given without the credential that opens it"),
        Operator(CredentialInvalid, "the account's credential holds white space or a control character, or is too long"),
    ];

    private static IEnumerable<ReadingCode> OwnCodes() =>
    [
        Transient(BalanceTimeout, "no answer came within the deadline"),
        Transient(ConnectionFailed, "the balance provider could not be reached, or cut the connection"),
        Transient(CircuitOpen, "the balance provider, or the bank behind it, failed so often just now that no call is made for a while"),
        Transient(QueueFull, "too many balance calls wait for their turn already, so this call was not made"),
        Transient(QueueTimeout, "the call's turn did not come in time for an answer within the deadline, so it was not made"),
        Transient(HttpError, "the balance provider answered with an HTTP error of no further meaning"),
        Operator(TlsFailed, "no secure connection to the balance provider could be made"),
        Operator(ProxyFailed, "the proxy in front of the balance provider refused the connection or could not be reached"),
        Operator(ResponseTooLarge, "the answer is larger than the limit"),
        Operator(ResponseInvalid, "the answer is not what the balance provider documents"),
        Operator(AmountInexact, "the answer holds an amount that cannot be held exactly"),
        Operator(AccountReturnedTwice, "the answer holds the account twice"),
        Operator(ProviderError, "the balance provider answered with an error that this version does not list"),
        Operator(SourceFailed, "the balance source failed"),
        Operator(ReadingInvalid, "the balance source returned a reading outside its bounds"),
        Transient(SourceBlocked, "too many reads of the balance source have passed their deadline and not ended"),
        new(
            BalanceNotNeeded, Retryable: false, UserAction: false, Support,
            "no balance was asked for, as the debit's own facts declined it"),
    ];

    private static ReadingCode User(string code, string text) => new(code, Retryable: false, UserAction: true, Reconnect, text);

    private static ReadingCode Never(string code, string text) => new(code, Retryable: false, UserAction: true, OtherAccount, text);

    private static ReadingCode Transient(string code, string text) => new(code, Retryable: true, UserAction: false, Later, text);

    private static ReadingCode Operator(string code, string text) => new(code, Retryable: false, UserAction: false, Support, text);
}
