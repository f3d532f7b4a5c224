namespace FundsCheck.Pages;

/// <summary>The words of outcomes, which are also the classes of their colours.</summary>
internal static class Outcomes
{
    /// <summary>Returns true for the word of an outcome.</summary>
    public static bool IsWord(string word) => OutcomeNames.Find(word) is not null;
}
