using System.Collections.Frozen;

namespace FundsCheck.Sandbox;

/// <summary>
/// The errors that a balance call can meet: code, type and status as Plaid's pages list them (plaid.com/docs/errors, read in
/// March 2026), the sentences our own. An outage of a bank is a 400; only Plaid's own faults are 5xx.
/// </summary>
internal static class ErrorTable
{
    public const string ApiVersion = "2020-09-14";

    private static readonly string[] Reasons = ["OAUTH_INVALID_TOKEN", "OAUTH_CONSENT_EXPIRED", "OAUTH_USER_REVOKED"];

    private const int BadRequest = 400;
    private const int NotFound = 404;
    private const int TooManyRequests = 429;

    public static IReadOnlyList<SandboxError> All { get; } =
    [
        .. Plaid(), .. Institutions(), .. Inputs(), .. Requests(), .. Items(), .. Limits(),
    ];

    private static FrozenDictionary<string, SandboxError> ByCode { get; } = All.ToFrozenDictionary(
        error => error.Code, StringComparer.Ordinal);

    public static SandboxError? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The same code with the reason that only an OAuth login has.</summary>
    public static IEnumerable<SandboxError> OAuthReasons() =>
        from reason in Reasons
        select ByCode["ITEM_LOGIN_REQUIRED"] with { Reason = reason };

    private static IEnumerable<SandboxError> Plaid() =>
    [
        new("INTERNAL_SERVER_ERROR", "API_ERROR", 500, "Plaid met a problem of its own"),
        new("PLANNED_MAINTENANCE", "API_ERROR", 503, "Plaid is closed for maintenance"),
    ];

    private static IEnumerable<SandboxError> Institutions() =>
    [
        Bank("INSTITUTION_DOWN", "the bank is closed or broken at the moment", "Your bank cannot be reached right now."),
        Bank("INSTITUTION_NOT_RESPONDING", "the bank left the question unanswered", "Your bank is not answering right now."),
        Bank("INSTITUTION_NOT_AVAILABLE", "the bank is out of reach at the moment", "Your bank is not available right now."),
        Bank("INSTITUTION_NO_LONGER_SUPPORTED", "Plaid has given up this bank", "This bank can no longer be used."),
        Bank("INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT", "this bank is not part of the environment", display: null),
        Bank(
            "INSTITUTION_REGISTRATION_REQUIRED", "the client has yet to be registered with this bank",
            "This bank cannot be used here yet."),
        Bank("UNAUTHORIZED_INSTITUTION", "the client may not work with this bank", "This bank cannot be used here."),
        Bank("UNSUPPORTED_RESPONSE", "the bank sent something that cannot be understood", "Your bank sent something we cannot read."),
    ];

    private static IEnumerable<SandboxError> Inputs() =>
    [
        Input("INVALID_ACCESS_TOKEN", "no Item has this access token"),
        Input("INVALID_ACCOUNT_ID", "the Item has no account with this id"),
        Input("INVALID_API_KEYS", "the client id and the secret do not belong together"),
        Input("INVALID_PRODUCT", "the client may not use this product: balance"),
        Input("ADDITIONAL_CONSENT_REQUIRED", "the user has not agreed to share balances"),
        Input("UNAUTHORIZED_ENVIRONMENT", "the client may not work in this environment"),
        Input("UNAUTHORIZED_ROUTE_ACCESS", "the client may not use this route in this environment"),
        Input("USER_PERMISSION_REVOKED", "the account holder has taken the permission back"),
    ];

    private static IEnumerable<SandboxError> Requests() =>
    [
        Request("INCOMPATIBLE_API_VERSION", $"this route wants another way in since API version {ApiVersion}"),
        Request("INVALID_BODY", "the body is not the JSON of a request"),
        Request("INVALID_FIELD", "a field of the request does not hold what it should"),
        Request("INVALID_HEADERS", "a header of the request does not hold what it should"),
        Request("MISSING_FIELDS", "the request lacks a field"),
        Request("UNKNOWN_FIELDS", "the request has a field too many"),
        Request("SANDBOX_ONLY", "this route is there for the sandbox alone"),
        new("NOT_FOUND", "INVALID_REQUEST", NotFound, "there is nothing at this path for this method"),
        new("NO_LONGER_AVAILABLE", "INVALID_REQUEST", NotFound, $"this route was closed with API version {ApiVersion}"),
        new("LAST_UPDATED_DATETIME_OUT_OF_RANGE", "INVALID_RESULT", BadRequest, "the bank's latest balance is older than was asked for"),
        new("SANDBOX_PRODUCT_NOT_ENABLED", "SANDBOX_ERROR", BadRequest, "the balance product is not switched on for this Item"),
    ];

    private static IEnumerable<SandboxError> Items() =>
    [
        Item("ITEM_LOGIN_REQUIRED", "the bank wants a new login: the user must pass Link's update mode"),
        Item("ITEM_LOCKED", "the bank has locked the login", "Your bank has locked your login. Please unlock it at your bank's site."),
        Item("PASSWORD_RESET_REQUIRED", "the bank wants a new password", "Please choose a new password at your bank's site."),
        Item(
            "USER_SETUP_REQUIRED", "the account is not fully set up at the bank",
            "Please finish setting up your account at your bank's site."),
        Item("INVALID_CREDENTIALS", "the bank refused the user's credentials", "Your bank refused these credentials."),
        Item("INVALID_MFA", "the bank refused the second factor", "Your bank refused this code."),
        Item("INSUFFICIENT_CREDENTIALS", "the user broke off at the bank's own page", "Please finish the steps at your bank."),
        Item("USER_INPUT_TIMEOUT", "the user did not answer in time", "You did not answer in time."),
        Item("ACCESS_NOT_GRANTED", "the user did not tick what the product needs", "You did not grant the access that is needed."),
        Item("NO_ACCOUNTS", "the Item has no account that is open", "We found no open account at your bank."),
        Item("ITEM_NOT_FOUND", "the Item was removed"),
        Item("ITEM_CONCURRENTLY_DELETED", "the Item was removed during the call"),
        Item("ITEM_NOT_SUPPORTED", "this kind of login is beyond what is supported", "Your account cannot be used here."),
        Item(
            "MFA_NOT_SUPPORTED", "this kind of second factor is beyond what is supported",
            "Your bank's security step cannot be used here."),
        Item("PRODUCTS_NOT_SUPPORTED", "the Item was linked without a login: there is no balance to ask for"),
        Item("PRODUCT_NOT_ENABLED", "the Item was linked without this product"),
        Item("PRODUCT_NOT_READY", "the product has not been made ready yet"),
    ];

    private static IEnumerable<SandboxError> Limits() =>
    [
        Limit("BALANCE_LIMIT", "too many balance calls for one Item within a minute"),
        Limit("ACCOUNTS_BALANCE_GET_LIMIT", "too many balance calls of one client within a minute"),
        Limit("ACCOUNTS_LIMIT", "too many account calls for one Item within a minute"),
        Limit("ITEM_GET_LIMIT", "too many Item calls for one Item within a minute"),
        Limit("INSTITUTION_RATE_LIMIT", "too many calls to one bank"),
        Limit("RATE_LIMIT", "too many calls"),
        Limit("CREDITS_EXHAUSTED", "the free calls are used up for good"),
    ];

    private static SandboxError Bank(string code, string message, string? display) =>
        new(code, "INSTITUTION_ERROR", BadRequest, message) { DisplayMessage = display };

    private static SandboxError Input(string code, string message) => new(code, "INVALID_INPUT", BadRequest, message);

    private static SandboxError Request(string code, string message) => new(code, "INVALID_REQUEST", BadRequest, message);

    private static SandboxError Item(string code, string message, string? display = null) =>
        new(code, "ITEM_ERROR", BadRequest, message) { DisplayMessage = display };

    private static SandboxError Limit(string code, string message) => new(code, "RATE_LIMIT_EXCEEDED", TooManyRequests, message);
}
