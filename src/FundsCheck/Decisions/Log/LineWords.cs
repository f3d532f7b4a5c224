using FundsCheck.Balances;

namespace FundsCheck.Decisions.Log;

/// <summary>The words of lines for closed choices, and back.</summary>
internal static class LineWords
{
    private static readonly string[] HostKinds = ["text", "boolean", "integer"];
    private static readonly string[] Families = ["other", "depository", "credit"];
    private static readonly string[] Sources = ["supplied", "cached", "real-time"];
    private static readonly string[] Holders = ["unknown", "personal", "business"];

    public static string Of(HostFactKind kind) => HostKinds[(int)kind];

    public static string Of(AccountFamily family) => Families[(int)family];

    public static string Of(BalanceSourceKind source) => Sources[(int)source];

    public static string Of(AccountHolder holder) => Holders[(int)holder];

    public static HostFactKind HostKind(string word) => (HostFactKind)IndexOf(HostKinds, word);

    public static AccountFamily Family(string word) => (AccountFamily)IndexOf(Families, word);

    public static BalanceSourceKind Source(string word) => (BalanceSourceKind)IndexOf(Sources, word);

    public static AccountHolder Holder(string word) => (AccountHolder)IndexOf(Holders, word);

    private static int IndexOf(string[] words, string word) =>
        Array.IndexOf(words, word) is >= 0 and var index
            ? index
            : throw new FormatException($"`{word}` is none of {string.Join(", ", words)}");
}
