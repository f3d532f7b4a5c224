using System.Collections.Frozen;

namespace FundsCheck.Rules.Language;

/// <summary>
/// The closed list of reason codes. Their order is their rank among reasons of one severity; a rule author's own codes, which start with
/// <c>X_</c>, follow them. For a failed reading the reason may be the failure's own code, which is open text.
/// </summary>
public static class ReasonCodes
{
    /// <summary>
    /// The code for an accept that the possibly posted holds turn into a review. The evaluation gives this code; a rule file never names
    /// it.
    /// </summary>
    public const string HoldPossible = "HOLD_POSSIBLE";

    /// <summary>The prefix of a rule author's own codes.</summary>
    public const string OwnPrefix = "X_";

    /// <summary>The sentence for the customer for a rule author's own code.</summary>
    public const string CustomerTextDefault = "We could not accept this payment automatically.";

    internal const int LengthMax = 64;

    private const string Booked = "The booked balance of your account, less payments on their way, does not cover this payment.";
    private const string Exposure = "This payment, together with payments on their way from your account, is above our limit.";
    private const string Limit = "The amount of this payment is above our limit.";
    private const string Unavailable = "We cannot check your bank account at the moment. Please try again later.";
    private const string Support = "We could not check your bank account. Please contact support.";

    /// <summary>Every listed code with its sentences, by rank.</summary>
    public static IReadOnlyList<ReasonText> Listed { get; } =
    [
        Text(
            "CURRENCY_MISMATCH", "The currency of your account is not that of this payment. Please use another bank account.",
            "the balance is in another currency than the debit"),
        Text(
            "CURRENCY_UNKNOWN", "Your bank does not state the currency of your account in a form that we can use.",
            "the balance states no usable currency"),
        Text(
            "INSUFFICIENT_AVAILABLE", "The money available in your account, less payments on their way, does not cover this payment.",
            "the available balance does not cover the debit"),
        Text("INSUFFICIENT_CURRENT", Booked, "the current balance does not cover the debit"),
        Text(
            "INSUFFICIENT_WITH_OVERDRAFT", "Your money and overdraft, less payments on their way, do not cover this payment.",
            "the available balance and the overdraft do not cover the debit"),
        Text(
            "CREDIT_LIMIT_EXCEEDED", "This payment, together with payments on their way, goes beyond the credit limit of your account.",
            "the debit goes beyond the credit limit"),
        Text(
            "THIN_CUSHION", "We need more money to remain in your account after this payment.",
            "the debit leaves less than the required cushion"),
        Text("CURRENT_DOES_NOT_COVER", Booked, "the current balance alone does not cover the debit"),
        Retry(
            HoldPossible, "Another payment from this account may still be on its way. Please try again later.",
            "own debits that may or may not have arrived would leave too little"),
        Text("EXPOSURE_ABOVE_LIMIT", Exposure, "the debits on their way from the account are above the limit"),
        Text("EXPOSURE_ABOVE_CAP", Exposure, "the debits on their way from the account are above the cap"),
        Text("AMOUNT_ABOVE_LIMIT", Limit, "the amount is above the limit"),
        Text("AMOUNT_ABOVE_CAP", Limit, "the amount is above the cap"),
        Text(
            "SAME_DAY_NOT_ALLOWED", "This payment cannot be made on the same day. Please choose a later day.",
            "the debit may not settle on the same day"),
        Text(
            "ACCOUNT_KIND_NOT_DEBITABLE", "We cannot take payments from this kind of account. Please use another bank account.",
            "accounts of this kind cannot be debited"),
        Text(
            "ACCOUNT_KIND_RESTRICTED", "We cannot always take payments from this kind of account.",
            "accounts of this kind cannot always be debited"),
        Text("ACCOUNT_KIND_UNKNOWN", "We could not tell what kind of account this is.", "the kind of account is not known"),
        Text("ACCOUNT_NOT_VERIFIED", "Your bank account is not verified. Please verify it.", "the account is not verified"),
        Text("VERIFICATION_WEAK", "We could not fully verify your bank account.", "the account is verified only with caution"),
        Text("VERIFICATION_UNKNOWN", "We could not tell whether your bank account is verified.", "the verification status is not known"),
        Text(
            "BALANCE_UNKNOWN", "Your bank does not state a balance that we can use.",
            "the bank states no balance that the check can use"),
        Text(
            "AVAILABLE_UNKNOWN", "Your bank does not state how much money is available in your account.",
            "the bank does not state the available balance"),
        Text(
            "CURRENT_UNKNOWN", "Your bank does not state the booked balance of your account.",
            "the bank does not state the current balance"),
        Text(
            "CREDIT_LIMIT_UNKNOWN", "Your bank does not state the credit limit of your account, or what is owed.",
            "the credit limit or what is owed is not known"),
        Text("OVERDRAFT_LIMIT_UNKNOWN", "Your bank does not state the overdraft of your account.", "the overdraft limit is not known"),
        Text("BALANCE_NOT_REAL_TIME", "We have no balance of your account as of this moment.", "the balance was not read in real time"),
        Text("BALANCE_STALE", "The balance that we have of your account is too old.", "the balance is too old"),
        Text("BALANCE_TIME_UNKNOWN", "Your bank does not state from when its balance is.", "the time of the balance is not known"),
        Text(
            "ENTRY_CLASS_UNUSUAL", "This is not a kind of payment that we usually take.",
            "the entry class is not one that is usually debited"),
        Text("TOO_MANY_ATTEMPTS", "This payment was tried too often.", "the debit was presented too often"),
        Text(
            "RETURN_NOT_RETRYABLE", "Your bank returned this payment, and it cannot be tried again. Please use another bank account.",
            "a debit returned for this reason may not be presented again"),
        Text(
            "RETRY_UNVERIFIED", "We could not confirm an earlier attempt of this payment.",
            "what the debit states of its earlier attempts is not on record"),
        Text("HOST_FACT_UNKNOWN", "We could not check all that we need to know for this payment.", "a custom fact is not known"),
    ];

    private static readonly FrozenDictionary<string, int> RankByCode =
        Listed.Select((text, rank) => (text.Code, rank)).ToFrozenDictionary(row => row.Code, row => row.rank, StringComparer.Ordinal);

    /// <summary>Every listed code, by rank.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Listed.Select(text => text.Code)];

    /// <summary>Finds a listed code with its sentences; null for any other code.</summary>
    public static ReasonText? Find(string code) => RankByCode.TryGetValue(code, out var rank) ? Listed[rank] : null;

    /// <summary>
    /// Returns true for a permitted failure code: at most <see cref="BalanceLimits.FailureCodeLengthMax"/> printable characters, one of
    /// them visible. Codes of checks, a rule author's own codes, and the codes of a balance that was read or not requested are excluded, so
    /// that a reason code has one meaning.
    /// </summary>
    public static bool MayBeFailureCode(string? code) =>
        code is not (null or Measures.NoFailure or BalanceFailures.NotRequestedCode)
        && PrintableText.IsWritten(code, BalanceLimits.FailureCodeLengthMax)
        && !RankByCode.ContainsKey(code)
        && !code.StartsWith(OwnPrefix, StringComparison.Ordinal);

    /// <summary>Gets the texts of a failure's code; the texts of a balance that was not requested, without a failure.</summary>
    public static ReasonText OfFailure(BalanceFailure? failure)
    {
        var (customer, operators) = failure?.Category switch
        {
            BalanceFailureCategory.UserActionRequired =>
                ("Please reconnect your bank account, then try again.",
                    "the account's holder must act at the bank before the balance can be read"),
            BalanceFailureCategory.AccountUnavailable =>
                ("Please reconnect your bank account, or use another one.", "the account is closed, revoked or not supported"),
            BalanceFailureCategory.InstitutionUnavailable =>
                ("Your bank does not respond at the moment. Please try again later.", "the bank is down or does not respond"),
            BalanceFailureCategory.ProviderUnavailable =>
                (Unavailable, "the balance provider cannot be reached, fails, or does not respond in time"),
            BalanceFailureCategory.RateLimited => (Unavailable, "a limit on balance calls was reached"),
            BalanceFailureCategory.StaleBalance =>
                ("We have no recent balance of your account at the moment. Please try again later.",
                    "there is no balance as fresh as was requested"),
            BalanceFailureCategory.Misconfigured =>
                (Support, "the configuration, the credentials or the request keep the balance from being read"),
            BalanceFailureCategory.InvalidResponse => (Support, "the response is not one that the balance source knows"),
            _ =>
                ("We declined this payment without a look at your bank account.",
                    "no balance was requested, as the debit's own facts declined it"),
        };
        return new(
            failure?.Code ?? BalanceFailures.NotRequestedCode, failure?.IsTransient ?? false, failure?.NeedsUserAction ?? false, customer,
            operators);
    }

    /// <summary>Gets the rank among reasons of one severity; all codes of rule authors and failures share the last rank.</summary>
    public static int RankOf(string code) => RankByCode.GetValueOrDefault(code, Listed.Count);

    /// <summary>Returns true for a rule author's own code, by its form.</summary>
    internal static bool IsOwn(string code) =>
        code.Length > OwnPrefix.Length && code.Length <= LengthMax && code.StartsWith(OwnPrefix, StringComparison.Ordinal)
        && code.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == '_');

    private static ReasonText Text(string code, string customer, string operators) =>
        new(code, Retryable: false, UserAction: false, customer, operators);

    private static ReasonText Retry(string code, string customer, string operators) =>
        new(code, Retryable: true, UserAction: false, customer, operators);
}
