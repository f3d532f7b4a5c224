
namespace FundsCheck.Rules.Schema;

/// <summary>The reason codes of format 1 that checks name.</summary>
internal static class FormatReasons
{
    public static SchemaTerm[] Closed { get; } = FormatWords.Table("""
        CURRENCY_MISMATCH            The balance is in another currency.
        CURRENCY_UNKNOWN             The balance's currency is not known.
        INSUFFICIENT_AVAILABLE       The available balance does not cover the debit.
        INSUFFICIENT_CURRENT         The current balance does not cover the debit.
        INSUFFICIENT_WITH_OVERDRAFT  Not even with its overdraft does the account cover the debit.
        CREDIT_LIMIT_EXCEEDED        The debit goes beyond the credit limit.
        THIN_CUSHION                 Covered, but less is left than the rules want.
        CURRENT_DOES_NOT_COVER       Covered by available, not by current.
        EXPOSURE_ABOVE_LIMIT         More is on its way from this account than is allowed.
        EXPOSURE_ABOVE_CAP           More is on its way from this account than goes without a look.
        AMOUNT_ABOVE_LIMIT           The amount is above what is allowed.
        AMOUNT_ABOVE_CAP             The amount is above what goes without a look.
        ACCOUNT_KIND_NOT_DEBITABLE   This kind of account is not debited.
        ACCOUNT_KIND_RESTRICTED      This kind of account is debited only after a look.
        ACCOUNT_KIND_UNKNOWN         The kind of account is not known.
        ACCOUNT_NOT_VERIFIED         The account's numbers are not verified.
        VERIFICATION_WEAK            The account's numbers are verified with caution.
        VERIFICATION_UNKNOWN         The status of verification is not known.
        BALANCE_UNKNOWN              No balance is known that could cover the debit.
        AVAILABLE_UNKNOWN            The available balance is not known.
        CURRENT_UNKNOWN              The current balance is not known, or is no money.
        CREDIT_LIMIT_UNKNOWN         The credit limit is not known.
        OVERDRAFT_LIMIT_UNKNOWN      The overdraft is not known.
        BALANCE_NOT_REAL_TIME        The balance was not asked of the bank for this check.
        BALANCE_STALE                The balance is too old.
        BALANCE_TIME_UNKNOWN         The time of the balance is not known.
        ENTRY_CLASS_UNUSUAL          The entry class is not one of the usual ones.
        TOO_MANY_ATTEMPTS            The entry was presented as often as is allowed.
        RETURN_NOT_RETRYABLE         After this return the entry may not be presented again.
        RETRY_UNVERIFIED             What the debit states of its earlier attempts is not on record.
        SAME_DAY_NOT_ALLOWED         Same-day settlement is not allowed.
        HOST_FACT_UNKNOWN            A fact of the host's own is not known.
        """);
}
