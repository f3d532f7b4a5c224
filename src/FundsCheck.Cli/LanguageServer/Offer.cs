namespace FundsCheck.Cli.LanguageServer;

/// <summary>Something to write at a place.</summary>
/// <param name="Label">The text that the editor lists.</param>
/// <param name="Json">The JSON to insert, or a snippet of it.</param>
/// <param name="Meaning">The explanation in Markdown; empty without one.</param>
/// <param name="Kind">The kind of the protocol's completion items.</param>
internal sealed record Offer(string Label, string Json, string Meaning, int Kind)
{
    public const int KindProperty = 10;
    public const int KindUnit = 11;
    public const int KindValue = 12;
    public const int KindSnippet = 15;

    /// <summary>True where <see cref="Json"/> has placeholders of the protocol's snippets.</summary>
    public bool IsSnippet { get; init; }

    /// <summary>A value that is a string.</summary>
    public static Offer Word(string text, string meaning) => new(text, JsonText.Quote(text), meaning, KindValue);

    /// <summary>A value without quotes.</summary>
    public static Offer Bare(string text, string meaning) => new(text, text, meaning, KindValue);
}
