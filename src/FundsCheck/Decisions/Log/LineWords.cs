using FundsCheck.Balances;

namespace FundsCheck.Decisions.Log;

/// <summary>The words of lines for closed choices, and back.</summary>
internal static class LineWords
{
    private static readonly string[] HostKinds = ["text", "boolean", "integer"];
    private static readonly string[] Families = ["other", "depository", "credit"];
    private static readonly string[] Freshnesses = ["supplied", "cached", "real-time"];
    private static readonly string[] Verifications = [.. AccountVerifications.All, "unknown"];
    private static readonly string[] Holders = ["unknown", "personal", "business"];

    public static string Of(HostFactKind kind) => HostKinds[(int)kind];

    public static string Of(AccountFamily family) => Families[(int)family];

    public static string Of(BalanceFreshness freshness) => Freshnesses[(int)freshness];

    public static string Of(AccountVerification verification) => Verifications[(int)verification];

    public static string Of(AccountHolder holder) => Holders[(int)holder];

    public static HostFactKind HostKind(string word) => (HostFactKind)IndexOf(HostKinds, word);

    public static AccountFamily Family(string word) => (AccountFamily)IndexOf(Families, word);

    public static BalanceFreshness Freshness(string word) => (BalanceFreshness)IndexOf(Freshnesses, word);

    public static AccountVerification Verification(string word) => (AccountVerification)IndexOf(Verifications, word);

    public static AccountKind Kind(string word) => AccountKinds.Find(word) ?? throw new FormatException($"`{word}` is no kind of account");

    public static BalanceFailureCategory Category(string word) =>
        BalanceFailures.Find(word) ?? throw new FormatException($"`{word}` is none of {string.Join(", ", BalanceFailures.CategoryNames)}");

    public static AccountHolder Holder(string word) => (AccountHolder)IndexOf(Holders, word);

    private static int IndexOf(string[] words, string word) =>
        Array.IndexOf(words, word) is >= 0 and var index ? index : throw new FormatException($"`{word}` is none of {string.Join(", ", words)}");
}
