using System.Collections.Frozen;
using static FundsCheck.BalanceFailureCategory;

namespace FundsCheck.Plaid;

/// <summary>
/// Every error code that Plaid documents for balance calls (plaid.com/docs/errors, read in March 2026), with its category and the
/// effect of a quick retry; and every type of error, with the category of an unlisted code.
/// </summary>
internal static class PlaidErrorTable
{
    /// <summary>The categories by type of error. An unlisted code takes the category of its type.</summary>
    public static FrozenDictionary<string,
        BalanceFailureCategory> Types
    { get; } = new Dictionary<string, BalanceFailureCategory>(StringComparer.Ordinal)
    {
        ["API_ERROR"] = ProviderUnavailable,
        ["ASSET_REPORT_ERROR"] = InvalidResponse,
        ["BANK_TRANSFER_ERROR"] = InvalidResponse,
        ["BASE_REPORT_ERROR"] = InvalidResponse,
        ["CHECK_REPORT_ERROR"] = InvalidResponse,
        ["CONSUMER_REPORT_ERROR"] = InvalidResponse,
        ["INCOME_VERIFICATION_ERROR"] = InvalidResponse,
        ["INSTITUTION_ERROR"] = InstitutionUnavailable,
        ["INVALID_INPUT"] = Misconfigured,
        ["INVALID_REQUEST"] = Misconfigured,
        ["INVALID_RESULT"] = InvalidResponse,
        ["ITEM_ERROR"] = UserActionRequired,
        ["MICRODEPOSITS_ERROR"] = InvalidResponse,
        ["OAUTH_ERROR"] = Misconfigured,
        ["PARTNER_ERROR"] = Misconfigured,
        ["PAYMENT_ERROR"] = InvalidResponse,
        ["RATE_LIMIT_EXCEEDED"] = RateLimited,
        ["RECAPTCHA_ERROR"] = InvalidResponse,
        ["SANDBOX_ERROR"] = Misconfigured,
        ["SIGNAL_ERROR"] = InvalidResponse,
        ["TRANSACTIONS_ERROR"] = InvalidResponse,
        ["TRANSACTION_ERROR"] = InvalidResponse,
        ["TRANSFER_ERROR"] = InvalidResponse,
        ["USER_ERROR"] = InvalidResponse,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every code.</summary>
    public static IReadOnlyList<PlaidErrorRow> All { get; } =
    [
        // The end user must act; a retry of credentials may lock the login.
        new("ITEM_LOGIN_REQUIRED", UserActionRequired, "the login at the bank must be renewed (Link's update mode)"),
        new("ITEM_LOCKED", UserActionRequired, "the bank has locked the login"),
        new("PASSWORD_RESET_REQUIRED", UserActionRequired, "the bank requires a new password"),
        new("USER_SETUP_REQUIRED", UserActionRequired, "the user has something to finish at the bank's site"),
        new("INVALID_CREDENTIALS", UserActionRequired, "the bank rejected the credentials; another try may lock the login"),
        new("INVALID_MFA", UserActionRequired, "the bank rejected the second factor"),
        new("INSUFFICIENT_CREDENTIALS", UserActionRequired, "the user did not finish the bank's authorization"),
        new("USER_INPUT_TIMEOUT", UserActionRequired, "the user did not respond to the bank in time"),
        new("ACCESS_NOT_GRANTED", UserActionRequired, "the user did not grant access that the check needs"),
        new("NO_ACCOUNTS", UserActionRequired, "the Item has no account left: closed, revoked or renumbered"),
        new("ADDITIONAL_CONSENT_REQUIRED", UserActionRequired, "the user has not consented to balances"),
        new("USER_PERMISSION_REVOKED", UserActionRequired, "the user revoked the permission; a new Item is needed"),

        // The account is gone, or is not readable with this Item or at this bank.
        new("INVALID_ACCOUNT_ID", AccountUnavailable, "the Item has no such account: wrong id, closed, revoked or renumbered"),
        new("PRODUCTS_NOT_SUPPORTED", AccountUnavailable, "this Item was linked without a login, so its balance can never be read"),
        new("ITEM_NOT_SUPPORTED", AccountUnavailable, "the bank or the account is not supported"),
        new("MFA_NOT_SUPPORTED", AccountUnavailable, "the bank's second factor is not supported"),
        new("ITEM_NOT_FOUND", AccountUnavailable, "the Item was removed"),
        new("ITEM_CONCURRENTLY_DELETED", AccountUnavailable, "the Item was removed while it was read"),
        new("INSTITUTION_NO_LONGER_SUPPORTED", AccountUnavailable, "Plaid no longer supports this bank"),
        new("UNSUPPORTED_RESPONSE", AccountUnavailable, "the bank's response is not supported, and another call does not help"),

        // A bank without a response may respond to the next call; a bank that is down stays down for hours.
        new("INSTITUTION_DOWN", InstitutionUnavailable, "the bank is down"),
        new("INSTITUTION_NOT_RESPONDING", InstitutionUnavailable, "the bank does not respond", QuickRetry.Once),
        new("INSTITUTION_NOT_AVAILABLE", InstitutionUnavailable, "the bank is not available"),

        // A bank without a fresh balance has no fresh balance a second later.
        new("LAST_UPDATED_DATETIME_OUT_OF_RANGE", StaleBalance, "the bank has no balance as fresh as was requested"),

        // Plaid documents a retry for the first; a product needs several seconds, and maintenance takes longer.
        new("INTERNAL_SERVER_ERROR", ProviderUnavailable, "Plaid failed", QuickRetry.Bounded),
        new("PRODUCT_NOT_READY", ProviderUnavailable, "the balance is not ready yet"),
        new("PLANNED_MAINTENANCE", ProviderUnavailable, "Plaid is down for maintenance"),

        // Limits are per minute (5 for an Item, 1,200 for a client): a retry counts against the same limit.
        new("BALANCE_LIMIT", RateLimited, "too many balance calls for this Item within a minute"),
        new("ACCOUNTS_BALANCE_GET_LIMIT", RateLimited, "too many balance calls of this client within a minute"),
        new("ACCOUNTS_LIMIT", RateLimited, "too many account calls for this Item within a minute"),
        new("ITEM_GET_LIMIT", RateLimited, "too many Item calls for this Item within a minute"),
        new("INSTITUTION_RATE_LIMIT", RateLimited, "too many calls to this bank"),
        new("RATE_LIMIT", RateLimited, "too many calls to Plaid"),

        // The host's configuration, or a fault in this library. The first resembles a rate limit (429) but is permanent.
        new("CREDITS_EXHAUSTED", Misconfigured, "this client has used up its calls; another call does not help"),
        new("INVALID_API_KEYS", Misconfigured, "Plaid rejected the client id or the secret"),
        new("INVALID_ACCESS_TOKEN", Misconfigured, "the access token is not one of this client and environment"),
        new("INVALID_PROCESSOR_TOKEN", Misconfigured, "the processor token is not one of this client and environment"),
        new("INVALID_PRODUCT", Misconfigured, "this client may not read balances"),
        new("UNAUTHORIZED_ENVIRONMENT", Misconfigured, "this client may not use this environment"),
        new("UNAUTHORIZED_ROUTE_ACCESS", Misconfigured, "this client may not use this route"),
        new("PRODUCT_NOT_ENABLED", Misconfigured, "the product is not enabled for this Item"),
        new("INVALID_REQUEST", Misconfigured, "Plaid rejected the request"),
        new("MISSING_FIELDS", Misconfigured, "Plaid misses a field in the request"),
        new("UNKNOWN_FIELDS", Misconfigured, "Plaid does not know a field of the request"),
        new("INVALID_FIELD", Misconfigured, "Plaid rejected a field; at Capital One, min_last_updated_datetime is missing"),
        new("INVALID_BODY", Misconfigured, "Plaid could not read the request"),
        new("INVALID_HEADERS", Misconfigured, "Plaid rejected the request's headers"),
        new("INCOMPATIBLE_API_VERSION", Misconfigured, "Plaid rejected the API version"),
        new("NOT_FOUND", Misconfigured, "there is no such route at the address that was called"),
        new("NO_LONGER_AVAILABLE", Misconfigured, "the route is no longer available"),
        new("SANDBOX_ONLY", Misconfigured, "the route is for Plaid's sandbox only"),
        new("SANDBOX_PRODUCT_NOT_ENABLED", Misconfigured, "the product is not enabled in the sandbox"),
        new("INSTITUTION_REGISTRATION_REQUIRED", Misconfigured, "this client must register with the bank"),
        new("UNAUTHORIZED_INSTITUTION", Misconfigured, "this client may not use this bank"),
        new("INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT", Misconfigured, "the bank is not enabled in this environment"),

        // Signal's own.
        new("ADDENDUM_NOT_SIGNED", Misconfigured, "this client has not signed Plaid's addendum for Signal"),
        new("CLIENT_TRANSACTION_ID_ALREADY_IN_USE", Misconfigured, "Plaid knows the id of the evaluation from another one"),
        new("INVALID_CONFIGURATION_STATE", Misconfigured, "this client's configuration of Signal is invalid; Plaid must repair it"),
        new("NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS", Misconfigured, "this client may use balance-only rulesets only"),
        new("RULESET_NOT_FOUND", Misconfigured, "Plaid's dashboard has no ruleset of this key"),
        new("SIGNAL_TRANSACTION_NOT_INITIATED", Misconfigured, "a return was reported of a debit that was reported as not initiated"),
    ];

    private static readonly FrozenDictionary<string, PlaidErrorRow> ByCode = All.ToFrozenDictionary(
        row => row.Code, StringComparer.Ordinal);

    /// <summary>The row of a code; null where it is not listed.</summary>
    public static PlaidErrorRow? Find(string code) => ByCode.GetValueOrDefault(code);
}
