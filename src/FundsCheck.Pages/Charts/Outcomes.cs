namespace FundsCheck.Pages.Charts;

/// <summary>The words of outcomes, which are also the classes of their colours.</summary>
internal static class Outcomes
{
    /// <summary>The outcomes, the least severe first.</summary>
    public static IReadOnlyList<Outcome> All { get; } = [Outcome.Accept, Outcome.Review, Outcome.Decline];

    /// <summary>Returns true for the word of an outcome.</summary>
    public static bool IsWord(string word) => OutcomeNames.Find(word) is not null;
}
