namespace FundsCheck;

/// <summary>The names of verifications in rule files, records and output.</summary>
public static class AccountVerifications
{
    private static readonly string[] Names =
        ["none", "verifiedAutomatically", "verifiedManually", "matched", "matchedWithCaution", "pending", "failed", "expired"];

    /// <summary>The values of <c>account.verification</c>, in the order of <see cref="AccountVerification"/>.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name of a verification; <c>unknown</c> is no value of rules.</summary>
    public static string NameOf(AccountVerification verification) =>
        verification == AccountVerification.Unknown ? "unknown" : Names[(int)verification];
}
