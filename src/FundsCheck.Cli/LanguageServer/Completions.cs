using System.Globalization;
using System.Text.RegularExpressions;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>The completions of a rule file at an offset.</summary>
internal static partial class Completions
{
    /// <summary>Lists what may be written at an offset. The list is made anew on each key, since numbers get their units.</summary>
    /// <param name="document">The text.</param>
    /// <param name="offset">The offset of the cursor.</param>
    /// <param name="withSnippets">False for an editor without snippets, which gets their plain text.</param>
    public static Lsp.CompletionList At(RuleDocument document, int offset, bool withSnippets)
    {
        if (OutlinePlace.Find(document.Root, offset) is not { } place)
        {
            return new Lsp.CompletionList(IsIncomplete: true, []);
        }

        var path = RulePath.Of(place);
        var isName = place.IsName || (place.Container.Kind == OutlineKind.Object && place.Member is null);
        var offers = isName
            ? NameOffers.In(place.Container, RulePath.Of(place.Container), document.Words).Where(offer => IsFree(offer, place))
            : ValueOffers.At(place, path, document);
        var range = document.Lines.RangeOf(place.Start, place.End);
        var keepsValue = place is { IsName: true, Member.ColonAt: >= 0 };
        return new Lsp.CompletionList(IsIncomplete: true, [.. offers.Select((offer, index) => Item(offer, index))]);

        Lsp.CompletionItem Item(Offer offer, int index)
        {
            var json = keepsValue ? JsonText.Quote(offer.Label) : offer.Json;
            var isSnippet = offer.IsSnippet && withSnippets && !keepsValue;
            var text = isSnippet || !offer.IsSnippet ? json : Settle(json);
            var filter = offer.Json.StartsWith('"') ? JsonText.Quote(offer.Label) : offer.Label;
            return new(
                offer.Label, offer.Kind, offer.Meaning.Length == 0 ? null : new Lsp.Markup(Lsp.Markdown, offer.Meaning), filter,
                index.ToString("D4", CultureInfo.InvariantCulture), isSnippet ? Lsp.FormatSnippet : Lsp.FormatPlain,
                new Lsp.TextEdit(range, isName && !keepsValue && IsFollowed(document.Text, place.End) ? $"{text}," : text));
        }
    }

    // A member that stands in the object already is not offered, except at its own name.
    private static bool IsFree(Offer offer, OutlinePlace place) =>
        place.Container.FindMember(offer.Label) is not { } member || member == place.Member;

    // A name directly before another one needs its comma.
    private static bool IsFollowed(string text, int end)
    {
        var rest = text.AsSpan(end).TrimStart();
        return rest.Length > 0 && rest[0] == '"';
    }

    private static string Settle(string snippet) =>
        Placeholder().Replace(snippet, match => match.Groups["text"].Value).Replace("\\$", "$", StringComparison.Ordinal);

    [GeneratedRegex(@"\$\{\d+\|(?<text>[^,|]*)[^|]*\|\}|\$\{\d+:(?<text>[^}]*)\}|(?<!\\)\$\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
