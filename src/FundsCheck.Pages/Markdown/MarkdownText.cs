using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FundsCheck.Pages.Markdown;

/// <summary>Parses the documents of FundsCheck.Authoring, so that a page has the words of the Markdown document.</summary>
internal static class MarkdownText
{
    // HTML is text, as are addresses: a rule file cannot make an element or a link.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static IReadOnlyList<Block> Parse(string text) => [.. Markdig.Markdown.Parse(text, Pipeline)];

    /// <summary>Gets the id of a heading: its letters and digits, joined by hyphens.</summary>
    public static string IdOf(string heading) => string.Join(
        '-',
        string.Concat(heading.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Gets the words of a heading, without marks.</summary>
    public static string WordsOf(HeadingBlock heading) => string.Concat(heading.Inline?.Select(WordsOf) ?? []);

    private static string WordsOf(Inline inline) => inline switch
    {
        CodeInline code => code.Content,
        LiteralInline literal => literal.Content.ToString(),
        _ => string.Empty,
    };
}
