using FundsCheck.Balances;

namespace FundsCheck.Rules.Vocabulary;

/// <summary>The values of measures whose meanings stand in no list of their own.</summary>
internal static class MeasureWords
{
    public static ListedWord[] Sources { get; } = ListedWord.ParseList("""
        real-time  Asked of the bank for this check.
        cached     The provider's stored copy.
        supplied   Handed over by the host.
        """);

    public static ListedWord[] Currencies { get; } = ListedWord.ParseList($"""
        {Measures.Same}           The debit's currency.
        other          Another currency of ISO 4217.
        unofficial     A code that is no currency, such as a cryptocurrency's.
        missing        No currency is stated.
        contradictory  Two currencies are stated.
        """);

    public static ListedWord[] Returns { get; } = [new("none", "There was no attempt before."), .. ReturnCodes.Words];

    public static ListedWord[] Kinds { get; } = [.. AccountKinds.All.Select(kind => new ListedWord(kind.Name, MeaningOf(kind.Family)))];

    public static ListedWord[] Readings { get; } =
    [
        new(Measures.Read, "The balance was read."),
        .. ReadingCodes.All.Select(code => new ListedWord(code.Code, ToSentence(code.OperatorText))),
    ];

    /// <summary>A phrase as a sentence.</summary>
    public static string ToSentence(string phrase) => $"{char.ToUpperInvariant(phrase[0])}{phrase[1..]}.";

    private static string MeaningOf(AccountFamily family) => family switch
    {
        AccountFamily.Depository => "Holds cash: current is money, a limit is an overdraft.",
        AccountFamily.Credit => "Revolving credit: current is owed, limit less current can be drawn.",
        _ => "Neither cash nor revolving credit: current is no money to draw on.",
    };
}
