using System.Collections.Frozen;

namespace FundsCheck.Plaid.Errors;

/// <summary>
/// Every error code that Plaid documents for balance calls (plaid.com/docs/errors, read in March 2026), each of them a
/// reading code of the same name, and what a quick retry would do.
/// </summary>
internal static class PlaidErrorTable
{
    public static FrozenDictionary<string, QuickRetry> QuickRetries { get; } = Rows()
        .SelectMany(row => row.Codes, (row, code) => KeyValuePair.Create(code, row.Retry))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every type of error that Plaid documents. A code that is not listed above has at least one of these.</summary>
    public static FrozenSet<string> Types { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "API_ERROR",
        "ASSET_REPORT_ERROR",
        "BANK_TRANSFER_ERROR",
        "BASE_REPORT_ERROR",
        "CHECK_REPORT_ERROR",
        "CONSUMER_REPORT_ERROR",
        "INCOME_VERIFICATION_ERROR",
        "INSTITUTION_ERROR",
        "INVALID_INPUT",
        "INVALID_REQUEST",
        "INVALID_RESULT",
        "ITEM_ERROR",
        "MICRODEPOSITS_ERROR",
        "OAUTH_ERROR",
        "PARTNER_ERROR",
        "PAYMENT_ERROR",
        "RATE_LIMIT_EXCEEDED",
        "RECAPTCHA_ERROR",
        "SANDBOX_ERROR",
        "SIGNAL_ERROR",
        "TRANSACTIONS_ERROR",
        "TRANSACTION_ERROR",
        "TRANSFER_ERROR",
        "USER_ERROR");

    private static IEnumerable<(QuickRetry Retry, string[] Codes)> Rows() =>
    [
        // Plaid asks for a retry itself.
        (QuickRetry.Bounded, ["INTERNAL_SERVER_ERROR"]),

        // A bank that did not answer may have hung up by chance; one that is down or away stays so for hours.
        (QuickRetry.Once, ["INSTITUTION_NOT_RESPONDING"]),
        (QuickRetry.Never, ["INSTITUTION_DOWN", "INSTITUTION_NOT_AVAILABLE"]),

        // Maintenance lasts; a bank without a fresh balance has none a second later; a product gets ready within seconds, not one.
        (QuickRetry.Never, ["PLANNED_MAINTENANCE", "LAST_UPDATED_DATETIME_OUT_OF_RANGE", "PRODUCT_NOT_READY"]),

        // Limits are per minute (5 for an Item, 1,200 for a client): a retry meets the same limit and uses it up further.
        (QuickRetry.Never,
            ["BALANCE_LIMIT", "ACCOUNTS_BALANCE_GET_LIMIT", "ACCOUNTS_LIMIT", "ITEM_GET_LIMIT", "INSTITUTION_RATE_LIMIT", "RATE_LIMIT"]),

        // Looks like a rate limit (429) and never passes by itself.
        (QuickRetry.Never, ["CREDITS_EXHAUSTED"]),

        // The end user must act; credentials tried again may lock the login.
        (QuickRetry.Never,
        [
            "ITEM_LOGIN_REQUIRED", "ITEM_LOCKED", "PASSWORD_RESET_REQUIRED", "USER_SETUP_REQUIRED", "INVALID_CREDENTIALS", "INVALID_MFA",
            "INSUFFICIENT_CREDENTIALS", "USER_INPUT_TIMEOUT", "ACCESS_NOT_GRANTED", "NO_ACCOUNTS", "ADDITIONAL_CONSENT_REQUIRED",
            "USER_PERMISSION_REVOKED", "INVALID_ACCOUNT_ID",
        ]),

        // Never possible on this Item or at this bank.
        (QuickRetry.Never,
        [
            "PRODUCTS_NOT_SUPPORTED", "ITEM_NOT_SUPPORTED", "MFA_NOT_SUPPORTED", "ITEM_NOT_FOUND", "ITEM_CONCURRENTLY_DELETED",
            "INSTITUTION_NO_LONGER_SUPPORTED", "UNSUPPORTED_RESPONSE",
        ]),

        // The host's configuration, or a fault in this library.
        (QuickRetry.Never,
        [
            "INVALID_API_KEYS", "INVALID_ACCESS_TOKEN", "INVALID_PROCESSOR_TOKEN", "INVALID_PRODUCT", "UNAUTHORIZED_ENVIRONMENT",
            "UNAUTHORIZED_ROUTE_ACCESS", "PRODUCT_NOT_ENABLED", "INVALID_REQUEST", "MISSING_FIELDS", "UNKNOWN_FIELDS", "INVALID_FIELD",
            "INVALID_BODY", "INVALID_HEADERS", "INCOMPATIBLE_API_VERSION", "NOT_FOUND", "NO_LONGER_AVAILABLE", "SANDBOX_ONLY",
            "SANDBOX_PRODUCT_NOT_ENABLED", "INSTITUTION_REGISTRATION_REQUIRED", "UNAUTHORIZED_INSTITUTION",
            "INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT",
        ]),
    ];
}
