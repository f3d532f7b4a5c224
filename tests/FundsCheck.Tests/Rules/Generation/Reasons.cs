namespace FundsCheck.Tests.Rules.Generation;

/// <summary>Reason codes that a rule file may give: listed ones, and some of a rule author's own.</summary>
internal static class Reasons
{
    private static readonly string[] Listed =
    [
        "INSUFFICIENT_AVAILABLE", "INSUFFICIENT_CURRENT", "INSUFFICIENT_WITH_OVERDRAFT", "AVAILABLE_UNKNOWN", "BALANCE_UNKNOWN",
        "CURRENT_UNKNOWN",
        "CURRENT_DOES_NOT_COVER", "THIN_CUSHION", "CREDIT_LIMIT_EXCEEDED", "CREDIT_LIMIT_UNKNOWN", "OVERDRAFT_LIMIT_UNKNOWN",
        "BALANCE_NOT_REAL_TIME",
        "BALANCE_STALE", "BALANCE_TIME_UNKNOWN", "ENTRY_CLASS_UNUSUAL", "AMOUNT_ABOVE_LIMIT", "AMOUNT_ABOVE_CAP", "TOO_MANY_ATTEMPTS",
        "RETURN_NOT_RETRYABLE", "ACCOUNT_KIND_RESTRICTED", "ACCOUNT_KIND_NOT_DEBITABLE", "ACCOUNT_KIND_UNKNOWN", "ACCOUNT_NOT_VERIFIED",
        "VERIFICATION_WEAK", "VERIFICATION_UNKNOWN", "CURRENCY_MISMATCH", "CURRENCY_UNKNOWN",
    ];

    private static readonly string[] Own = ["X_A", "X_B", "X_LARGE_EARLY_DEBIT", "X_Z_9"];

    /// <summary>A code that is not the one of the band before.</summary>
    public static string Other(string? before, Random random)
    {
        var code = random.Pick(random.Chance(70) ? Listed : Own);
        return code == before ? (before == "X_Z_9" ? "X_A" : "X_Z_9") : code;
    }
}
