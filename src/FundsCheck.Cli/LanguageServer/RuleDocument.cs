using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>One version of an open file. Immutable; each part is computed where it is first used.</summary>
internal sealed class RuleDocument
{
    private readonly Lazy<IReadOnlyList<RuleFileBeside>> _files;
    private readonly Lazy<IReadOnlyList<RuleFileBeside>> _bases;
    private readonly Lazy<Vocabulary> _words;
    private readonly Lazy<LineMap> _lines;
    private readonly Lazy<LoadedRules> _structure;
    private readonly Lazy<LoadedRules> _whole;

    public RuleDocument(string uri, int version, string text)
    {
        (Uri, Version, Text) = (uri, version, text);

        // The loader rejects a larger text at its start.
        Root = text.Length <= RuleLimits.FileBytesMax ? OutlineParser.Parse(text) : null;
        _files = new(() => RuleFileBeside.Of(Uri));
        _bases = new(() => Root?.Find(RuleFileBeside.Extends) is null ? [] : RuleFileBeside.BasesOf(Root, Files));
        _words = new(() => new Vocabulary(Root, [.. Bases.Select(file => file.Root)]));
        _lines = new(() => new LineMap(Text));
        _whole = new(LoadWhole);

        // What a file inherits is loaded with its analysis, so such a file has one stage.
        _structure = new(() => Root?.Find(RuleFileBeside.Extends) is null ? LoadStructure() : Whole);
    }

    public string Uri { get; }

    public int Version { get; }

    public string Text { get; }

    public OutlineNode? Root { get; }

    /// <summary>The saved rule files beside this one.</summary>
    public IReadOnlyList<RuleFileBeside> Files => _files.Value;

    /// <summary>The saved files of the rule sets that this one extends, the nearest first.</summary>
    public IReadOnlyList<RuleFileBeside> Bases => _bases.Value;

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

    private LoadedRules LoadWhole()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        RuleSet? ruleSet;
        IReadOnlyList<RuleSetProblem> problems;
        if (System.Uri.TryCreate(Uri, UriKind.Absolute, out var address) && address.IsFile)
        {
            _ = RuleSet.TryParse(bytes, Uri, RuleSetFolder.OpenBeside(address.LocalPath), out ruleSet, out problems);
        }
        else
        {
            _ = RuleSet.TryParse(bytes, Uri, out ruleSet, out problems);
        }

        // The problems of an extended file are shown where that one is open.
        return new LoadedRules(ruleSet, [.. problems.Where(problem => string.Equals(problem.File, Uri, StringComparison.Ordinal))]);
    }

    private LoadedRules LoadStructure()
    {
        try
        {
            return new LoadedRules(RuleSet.LoadRecorded(Encoding.UTF8.GetBytes(Text), Uri), []);
        }
        catch (RuleSetInvalidException exception)
        {
            return new LoadedRules(null, exception.Problems);
        }
    }
}
