using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>Joins what a reason states of the facts with the words of its code or, for an author's own code, with the author's.</summary>
public static class ReasonSentence
{
    /// <summary>The sentence of a reason.</summary>
    /// <param name="ofFacts">The measure with its value, and the threshold.</param>
    /// <param name="listed">The sentences of the code; null where it is an author's own.</param>
    /// <param name="because">The justification of a waiver; null where the answer has none.</param>
    /// <param name="why">The <c>why</c> of the check; null where it has none.</param>
    /// <param name="ending">What follows before the full stop; may be empty.</param>
    public static string Join(string ofFacts, ReasonText? listed, string? because, string? why, string ending)
    {
        var opening = listed?.OperatorText ?? because ?? why;
        var sentence = opening is null ? ofFacts : $"{opening.TrimEnd('.')}: {ofFacts}";
        var accepted = listed is not null && because is not null ? $"; accepted because {because.TrimEnd('.')}" : string.Empty;
        return Capital($"{sentence}{accepted}{ending}.");
    }

    private static string Capital(string sentence) =>
        string.Concat(sentence[..1].ToUpper(CultureInfo.InvariantCulture), sentence.AsSpan(1));
}
