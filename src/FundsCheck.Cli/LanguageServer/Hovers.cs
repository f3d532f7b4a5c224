using FundsCheck.Authoring;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>Explains what stands at an offset: a word, or the check around it with its outcomes at its thresholds.</summary>
internal static class Hovers
{
    private const string Earlier = "_The file does not load now. This is the last version that did._\n\n";

    /// <summary>Explains an offset; null where nothing is to be explained.</summary>
    /// <param name="document">The text.</param>
    /// <param name="offset">The offset.</param>
    /// <param name="lastLoaded">The last version of the file that loaded; null without one.</param>
    public static Lsp.Hover? At(RuleDocument document, int offset, RuleSet? lastLoaded)
    {
        if (OutlinePlace.Find(document.Root, offset) is not { } place || (place.Node is null && !place.IsName))
        {
            return null;
        }

        var text = WordAt(place, document.Words) ?? CheckAround(place, document, lastLoaded);
        return text is null
            ? null
            : new Lsp.Hover(new Lsp.Markup(Lsp.Markdown, text), document.Lines.RangeOf(place.Start, place.End));
    }

    private static string? WordAt(OutlinePlace place, Vocabulary words)
    {
        var shape = RulePath.Of(place).Shape;
        if (place.IsName)
        {
            var isFact = place.Container.Member?.Name is "for" or "unless" or "given" or "facts" or "unchecked";
            return isFact && words.Find(place.Member?.Name) is { } fact ? Titled(fact.Name, WordMeaning.Of(fact)) : null;
        }

        var value = place.Node?.Value ?? string.Empty;
        return shape switch
        {
            "effectiveFrom" => Titled("effectiveFrom", "From when this version is in force; without it, from always."),
            "reason" or "bands/*/reason" or "tests/*/expect/reasons/*" =>
                WordMeaning.OfReason(value) is { } meaning ? Titled(value, meaning) : null,
            "bands/*/in/*" or "for/?/*" or "unless/?/*" => OfValue(words.MeasureAround(place.Container), value),
            "tests/*/given/?" => OfValue(words.Find(place.Member?.Name), value),
            _ => null,
        };
    }

    private static string? OfValue(Measure? measure, string value) =>
        measure is not null && WordMeaning.OfValue(measure, value) is { } meaning ? Titled(value, meaning) : null;

    // Only words of the format come here, which Markdown shows as they are.
    private static string Titled(string word, string meaning) => $"`{word}`\n\n{meaning}";

    private static string? CheckAround(OutlinePlace place, RuleDocument document, RuleSet? lastLoaded)
    {
        if (Vocabulary.CheckAround(place.Node ?? place.Container)?.TextOf("id") is not { } id)
        {
            return null;
        }

        var current = document.Whole.RuleSet;
        var text = (current ?? lastLoaded)?.ExplainCheck(id);
        return string.IsNullOrEmpty(text) ? null : current is null ? Earlier + text : text;
    }
}
