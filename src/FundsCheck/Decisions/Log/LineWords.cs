using FundsCheck.Balances;

namespace FundsCheck.Decisions.Log;

/// <summary>The words of lines for closed choices, and back. The usual choice has no word in a line.</summary>
internal static class LineWords
{
    private static readonly string[] Families = ["other", "depository", "credit"];
    private static readonly string[] Sources = ["supplied", "cached", "real-time"];
    private static readonly string[] Holders = ["unknown", "personal", "business"];

    public static string Of(AccountFamily family) => Families[(int)family];

    public static string Of(BalanceSourceKind source) => Sources[(int)source];

    public static string Of(AccountHolder holder) => Holders[(int)holder];

    public static AccountFamily Family(string word, AccountFamily usual) => (AccountFamily)IndexOf(Families, word, (int)usual);

    public static BalanceSourceKind Source(string word, BalanceSourceKind usual) => (BalanceSourceKind)IndexOf(Sources, word, (int)usual);

    public static AccountHolder Holder(string word, AccountHolder usual) => (AccountHolder)IndexOf(Holders, word, (int)usual);

    private static int IndexOf(string[] words, string word, int usual)
    {
        var index = Array.IndexOf(words, word);
        return index >= 0 && index != usual ? index : throw new FormatException($"`{word}` is not one of {string.Join(", ", words.Where((_, other) => other != usual))}");
    }
}
