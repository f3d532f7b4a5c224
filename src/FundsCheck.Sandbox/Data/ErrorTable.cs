using System.Collections.Frozen;

namespace FundsCheck.Sandbox;

/// <summary>
/// The errors of all endpoints: code, type and status as Plaid's pages list them (plaid.com/docs/errors, read in March 2026), with
/// sentences of the sandbox. The outage of a bank has status 400; only outages of Plaid have 5xx.
/// </summary>
internal static class ErrorTable
{
    public const string ApiVersion = "2020-09-14";

    private static readonly string[] Reasons = ["OAUTH_INVALID_TOKEN", "OAUTH_CONSENT_EXPIRED", "OAUTH_USER_REVOKED"];

    private const int BadRequest = 400;
    private const int Forbidden = 403;
    private const int NotFound = 404;
    private const int TooManyRequests = 429;

    /// <summary>The errors that a balance call can get: each has a token.</summary>
    public static IReadOnlyList<SandboxError> OfBalances { get; } =
    [
        .. Plaid(), .. Institutions(), .. Inputs(), .. Requests(), .. Items(), .. Limits(),
    ];

    public static IReadOnlyList<SandboxError> All { get; } = [.. OfBalances, .. Signals(), .. Others()];

    private static FrozenDictionary<string, SandboxError> ByCode { get; } = All.ToFrozenDictionary(
        error => error.Code, StringComparer.Ordinal);

    public static SandboxError? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The code with each reason of an OAuth login.</summary>
    public static IEnumerable<SandboxError> OAuthReasons() =>
        from reason in Reasons
        select ByCode["ITEM_LOGIN_REQUIRED"] with { Reason = reason };

    private static IEnumerable<SandboxError> Plaid() =>
    [
        new("INTERNAL_SERVER_ERROR", "API_ERROR", 500, "Plaid failed"),
        new("PLANNED_MAINTENANCE", "API_ERROR", 503, "Plaid is down for maintenance"),
    ];

    private static IEnumerable<SandboxError> Institutions() =>
    [
        Bank("INSTITUTION_DOWN", "the bank is down", "Your bank is not available right now."),
        Bank("INSTITUTION_NOT_RESPONDING", "the bank does not respond", "Your bank does not respond right now."),
        Bank("INSTITUTION_NOT_AVAILABLE", "the bank is not available", "Your bank is not available right now."),
        Bank("INSTITUTION_NO_LONGER_SUPPORTED", "Plaid no longer supports this bank", "This bank is no longer supported."),
        Bank("INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT", "this bank is not part of the environment", display: null),
        Bank(
            "INSTITUTION_REGISTRATION_REQUIRED", "the client is not registered with this bank",
            "This bank cannot be used here yet."),
        Bank("UNAUTHORIZED_INSTITUTION", "the client may not use this bank", "This bank cannot be used here."),
        Bank("UNSUPPORTED_RESPONSE", "the response of the bank is not supported", "The response of your bank is not supported."),
    ];

    private static IEnumerable<SandboxError> Inputs() =>
    [
        Input("INVALID_ACCESS_TOKEN", "no Item has this access token"),
        Input("INVALID_ACCOUNT_ID", "the Item has no account with this id"),
        Input("INVALID_API_KEYS", "the client id and the secret do not belong together"),
        Input("INVALID_PRODUCT", "the client may not use this product: balance"),
        Input("ADDITIONAL_CONSENT_REQUIRED", "the user has not agreed to share balances"),
        Input("UNAUTHORIZED_ENVIRONMENT", "the client may not use this environment"),
        Input("UNAUTHORIZED_ROUTE_ACCESS", "the client may not use this route in this environment"),
        Input("USER_PERMISSION_REVOKED", "the account holder revoked the permission"),
    ];

    private static IEnumerable<SandboxError> Requests() =>
    [
        Request("INCOMPATIBLE_API_VERSION", $"this route does not support API version {ApiVersion}"),
        Request("INVALID_BODY", "the body is not the JSON of a request"),
        Request("INVALID_FIELD", "a field of the request is invalid"),
        Request("INVALID_HEADERS", "a header of the request is invalid"),
        Request("MISSING_FIELDS", "the request lacks a field"),
        Request("UNKNOWN_FIELDS", "the request has an unknown field"),
        Request("SANDBOX_ONLY", "this route is for the sandbox only"),
        new("NOT_FOUND", "INVALID_REQUEST", NotFound, "no route has this path and method"),
        new("NO_LONGER_AVAILABLE", "INVALID_REQUEST", NotFound, $"this route is no longer available in API version {ApiVersion}"),
        new("LAST_UPDATED_DATETIME_OUT_OF_RANGE", "INVALID_RESULT", BadRequest, "the latest balance of the bank is older than requested"),
        new("SANDBOX_PRODUCT_NOT_ENABLED", "SANDBOX_ERROR", BadRequest, "the product is not enabled for this Item"),
    ];

    private static IEnumerable<SandboxError> Items() =>
    [
        Item("ITEM_LOGIN_REQUIRED", "the login must be renewed in Link's update mode"),
        Item("ITEM_LOCKED", "the bank has locked the login", "Your bank has locked your login. Please unlock it at your bank's site."),
        Item("PASSWORD_RESET_REQUIRED", "the bank requires a new password", "Please choose a new password at your bank's site."),
        Item(
            "USER_SETUP_REQUIRED", "the account is not fully set up at the bank",
            "Please finish setting up your account at your bank's site."),
        Item("INVALID_CREDENTIALS", "the bank rejected the user's credentials", "Your bank rejected these credentials."),
        Item("INVALID_MFA", "the bank rejected the second factor", "Your bank rejected this code."),
        Item("INSUFFICIENT_CREDENTIALS", "the user did not finish at the site of the bank", "Please finish the steps at your bank."),
        Item("USER_INPUT_TIMEOUT", "the user did not respond in time", "You did not respond in time."),
        Item("ACCESS_NOT_GRANTED", "the user did not grant the access of the product", "You did not grant the access that is needed."),
        Item("NO_ACCOUNTS", "the Item has no open account", "We found no open account at your bank."),
        Item("ITEM_NOT_FOUND", "the Item was removed"),
        Item("ITEM_CONCURRENTLY_DELETED", "the Item was removed during the call"),
        Item("ITEM_NOT_SUPPORTED", "this kind of login is not supported", "Your account cannot be used here."),
        Item(
            "MFA_NOT_SUPPORTED", "this kind of second factor is not supported",
            "Your bank's security step cannot be used here."),
        Item("PRODUCTS_NOT_SUPPORTED", "the Item was linked without a login, so it has no balance"),
        Item("PRODUCT_NOT_ENABLED", "the Item was linked without this product"),
        Item("PRODUCT_NOT_READY", "the product is not ready yet"),
    ];

    private static IEnumerable<SandboxError> Limits() =>
    [
        Limit("BALANCE_LIMIT", "too many balance calls for one Item within a minute"),
        Limit("ACCOUNTS_BALANCE_GET_LIMIT", "too many balance calls of one client within a minute"),
        Limit("ACCOUNTS_LIMIT", "too many account calls for one Item within a minute"),
        Limit("ITEM_GET_LIMIT", "too many Item calls for one Item within a minute"),
        Limit("INSTITUTION_RATE_LIMIT", "too many calls to one bank"),
        Limit("RATE_LIMIT", "too many calls"),
        Limit("CREDITS_EXHAUSTED", "the free calls are used up"),
    ];

    private static IEnumerable<SandboxError> Signals() =>
    [
        Signal("CLIENT_TRANSACTION_ID_ALREADY_IN_USE", "another debit has this client transaction id"),
        Signal("INVALID_CONFIGURATION_STATE", "the client has no default ruleset"),
        Signal("RULESET_NOT_FOUND", "the client has no ruleset with this key"),
        Signal("SIGNAL_TRANSACTION_NOT_INITIATED", "a debit that was reported as not initiated cannot be returned"),
        Signal("ADDENDUM_NOT_SIGNED", "the client has not agreed to the terms of Signal", Forbidden),
        Signal("NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS", "the client may not use rulesets of scores", Forbidden),
    ];

    private static IEnumerable<SandboxError> Others() =>
    [
        Input("INVALID_PROCESSOR_TOKEN", "no account has this processor token"),
        Input("INVALID_WEBHOOK_VERIFICATION_KEY_ID", "no key has this id"),
        Item("NO_AUTH_ACCOUNTS", "the Item has no account with account numbers"),
        Limit("AUTH_LIMIT", "too many account number calls for one Item within a minute"),
        Limit("IDENTITY_LIMIT", "too many identity calls for one Item within a minute"),
        Limit("TRANSACTIONS_SYNC_LIMIT", "too many transaction calls for one Item within a minute"),
        new("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", "TRANSACTIONS_ERROR", BadRequest, "the transactions changed between two pages"),
        new("SANDBOX_WEBHOOK_INVALID", "SANDBOX_ERROR", BadRequest, "the sandbox has no address of a receiver of webhooks"),
    ];

    private static SandboxError Signal(string code, string message, int status = BadRequest) =>
        new(code, "SIGNAL_ERROR", status, message);

    private static SandboxError Bank(string code, string message, string? display) =>
        new(code, "INSTITUTION_ERROR", BadRequest, message) { DisplayMessage = display };

    private static SandboxError Input(string code, string message) => new(code, "INVALID_INPUT", BadRequest, message);

    private static SandboxError Request(string code, string message) => new(code, "INVALID_REQUEST", BadRequest, message);

    private static SandboxError Item(string code, string message, string? display = null) =>
        new(code, "ITEM_ERROR", BadRequest, message) { DisplayMessage = display };

    private static SandboxError Limit(string code, string message) => new(code, "RATE_LIMIT_EXCEEDED", TooManyRequests, message);
}
