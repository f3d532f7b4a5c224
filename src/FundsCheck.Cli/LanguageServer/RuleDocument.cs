using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>One version of an open file. Immutable; each part is computed where it is first used.</summary>
internal sealed class RuleDocument
{
    private readonly Lazy<Vocabulary> _words;
    private readonly Lazy<LineMap> _lines;
    private readonly Lazy<LoadedRules> _structure;
    private readonly Lazy<LoadedRules> _whole;

    public RuleDocument(string uri, int version, string text)
    {
        (Uri, Version, Text) = (uri, version, text);

        // The loader rejects a larger text at its start.
        Root = text.Length <= RuleLimits.FileBytesMax ? OutlineParser.Parse(text) : null;
        _words = new(() => new Vocabulary(Root));
        _lines = new(() => new LineMap(Text));
        _structure = new(() => Load(isAnalysed: false));
        _whole = new(() => Load(isAnalysed: true));
    }

    public string Uri { get; }

    public int Version { get; }

    public string Text { get; }

    public OutlineNode? Root { get; }

    public Vocabulary Words => _words.Value;

    public LineMap Lines => _lines.Value;

    /// <summary>The problems before the analysis, which takes most of the time for many checks.</summary>
    public LoadedRules Structure => _structure.Value;

    /// <summary>All problems.</summary>
    public LoadedRules Whole => _whole.Value;

    /// <summary>All problems, where they were computed; else null.</summary>
    public LoadedRules? WholeIfLoaded => _whole.IsValueCreated ? _whole.Value : null;

    /// <summary>Edits of this version.</summary>
    public Lsp.WorkspaceEdit Edit(params IReadOnlyList<Lsp.TextEdit> edits) =>
        new([new Lsp.DocumentEdit(new Lsp.DocumentId(Uri, Version), [.. edits.Select(WithLineBreaks)])]);

    /// <summary>An edit between two offsets.</summary>
    public Lsp.TextEdit Replace(int start, int end, string text) => new(Lines.RangeOf(start, end), text);

    private Lsp.TextEdit WithLineBreaks(Lsp.TextEdit edit) => Text.Contains("\r\n", StringComparison.Ordinal)
        ? edit with { NewText = edit.NewText.ReplaceLineEndings("\r\n") }
        : edit;

    private LoadedRules Load(bool isAnalysed)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        if (isAnalysed)
        {
            _ = RuleSet.TryParse(bytes, Uri, out var ruleSet, out var problems);
            return new LoadedRules(ruleSet, problems);
        }

        try
        {
            return new LoadedRules(RuleSet.LoadRecorded(bytes, Uri), []);
        }
        catch (RuleSetInvalidException exception)
        {
            return new LoadedRules(null, exception.Problems);
        }
    }
}
