using FundsCheck.Cli.LanguageServer;

namespace FundsCheck.Cli.Tests.LanguageServer;

/// <summary>A document with the offset of its bar, which is not part of it.</summary>
internal sealed record Marked(RuleDocument Document, int Offset)
{
    private const char Bar = '¦';

    public static Marked Parse(string text)
    {
        var offset = text.IndexOf(Bar, StringComparison.Ordinal);
        return new Marked(Open(text.Remove(offset, 1)), offset);
    }

    /// <summary>The text of a file of the repository with a bar before, or inside, the first occurrence of a text.</summary>
    public static Marked In(string file, string at, int inside = 1)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));
        return new Marked(Open(text), text.IndexOf(at, StringComparison.Ordinal) + inside);
    }

    public static RuleDocument Open(string text) => new("file:///rules.json", 1, text);

    /// <summary>The text after the edits of the one document.</summary>
    public static string Apply(RuleDocument document, Lsp.WorkspaceEdit edit)
    {
        var edits = edit.DocumentChanges.Single().Edits;
        return edits.Aggregate(document.Text, (text, change) => string.Concat(
            text.AsSpan(0, document.Lines.OffsetOf(change.Range.Start)), change.NewText,
            text.AsSpan(document.Lines.OffsetOf(change.Range.End))));
    }
}
