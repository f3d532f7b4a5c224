using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>Composes the sentence of a reason from the facts and the text of its code, or the author's text for an author's code.</summary>
public static class ReasonSentence
{
    /// <summary>Composes the sentence of a reason.</summary>
    /// <param name="ofFacts">The measure with its value, and the threshold.</param>
    /// <param name="listed">The sentences of the code; null for an author's code.</param>
    /// <param name="because">The justification of a waiver; null without one.</param>
    /// <param name="why">The <c>why</c> of the check; null without one.</param>
    /// <param name="ending">The text before the full stop; may be empty.</param>
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
