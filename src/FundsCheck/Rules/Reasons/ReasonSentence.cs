using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>Joins what a reason states of the facts with the words of its code or, for an author's own code, with the author's.</summary>
public static class ReasonSentence
{
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
