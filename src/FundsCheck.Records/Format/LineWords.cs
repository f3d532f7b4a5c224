namespace FundsCheck.Records.Format;

/// <summary>Maps enumeration values to the words of a line and back. The usual value has no word in a line.</summary>
internal static class LineWords
{
    private static readonly string[] Families = ["other", "depository", "credit"];
    private static readonly string[] Freshnesses = ["supplied", "cached", "real-time"];
    private static readonly string[] Verifications = [.. AccountVerifications.All, "unknown"];
    private static readonly string[] Holders = ["unknown", "personal", "business"];
    private static readonly string[] FactTypes = ["integer", "money", "percent", "boolean", "text", "duration"];

    public static string Of(CustomFactType type) => FactTypes[(int)type];

    public static string Of(AccountFamily family) => Families[(int)family];

    public static string Of(BalanceFreshness freshness) => Freshnesses[(int)freshness];

    public static string Of(AccountVerification verification) => Verifications[(int)verification];

    public static string Of(AccountHolder holder) => Holders[(int)holder];

    public static AccountFamily Family(string word, AccountFamily usual) => (AccountFamily)IndexOf(Families, word, (int)usual);

    public static BalanceFreshness Freshness(string word, BalanceFreshness usual) =>
        (BalanceFreshness)IndexOf(Freshnesses, word, (int)usual);

    public static AccountVerification Verification(string word, AccountVerification usual) =>
        (AccountVerification)IndexOf(Verifications, word, (int)usual);

    public static AccountHolder Holder(string word, AccountHolder usual) => (AccountHolder)IndexOf(Holders, word, (int)usual);

    public static CustomFactType FactType(string word) => (CustomFactType)IndexOf(FactTypes, word, usual: -1);

    private static int IndexOf(string[] words, string word, int usual)
    {
        var index = Array.IndexOf(words, word);
        return index >= 0 && index != usual
            ? index
            : throw new FormatException($"`{word}` is not one of {string.Join(", ", words.Where((_, other) => other != usual))}");
    }
}
