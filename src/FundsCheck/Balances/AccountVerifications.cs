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

    /// <summary>The verification of a name, <c>unknown</c> included; null where it is none.</summary>
    public static AccountVerification? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var index
        ? (AccountVerification)index
        : string.Equals(name, NameOf(AccountVerification.Unknown), StringComparison.Ordinal) ? AccountVerification.Unknown : null;
}
