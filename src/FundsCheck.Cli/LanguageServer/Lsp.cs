using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// The parts of the Language Server Protocol 3.17 that the server uses, with the names of its specification. Absent members are null.
/// </summary>
internal static class Lsp
{
    public const int SeverityError = 1;
    public const int SeverityWarning = 2;
    public const int SyncFull = 1;
    public const int FormatPlain = 1;
    public const int FormatSnippet = 2;
    public const string Markdown = "markdown";

    /// <summary>A place: a line and a UTF-16 unit in it, both from 0.</summary>
    internal sealed record Position(int Line, int Character);

    internal sealed record Range(Position Start, Position End);

    internal sealed record Location(string Uri, Range Range);

    internal sealed record DocumentId(string Uri, int? Version = null);

    internal sealed record DocumentItem(string Uri, int Version, string Text);

    internal sealed record ContentChange(string Text);

    internal sealed record OpenParams(DocumentItem TextDocument);

    internal sealed record ChangeParams(DocumentId TextDocument, IReadOnlyList<ContentChange> ContentChanges);

    /// <summary>The parameters of requests about a whole document, and of its closing.</summary>
    internal sealed record DocumentParams(DocumentId TextDocument);

    internal sealed record PositionParams(DocumentId TextDocument, Position Position);

    internal sealed record CodeActionParams(DocumentId TextDocument, Range Range);

    internal sealed record CommandParams(string Command, IReadOnlyList<JsonElement>? Arguments = null);

    internal sealed record InitializeParams(int? ProcessId = null, JsonElement? Capabilities = null);

    internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

    internal sealed record ServerInfo(string Name);

    internal sealed record ServerCapabilities(
        SyncOptions TextDocumentSync,
        CompletionOptions CompletionProvider,
        CodeActionOptions CodeActionProvider,
        CodeLensOptions CodeLensProvider,
        CommandOptions ExecuteCommandProvider,
        string PositionEncoding = "utf-16",
        bool HoverProvider = true,
        bool DefinitionProvider = true,
        bool DocumentFormattingProvider = true);

    internal sealed record SyncOptions(bool OpenClose, int Change);

    internal sealed record CompletionOptions(IReadOnlyList<string> TriggerCharacters);

    internal sealed record CodeActionOptions(IReadOnlyList<string> CodeActionKinds);

    internal sealed record CodeLensOptions(bool ResolveProvider);

    internal sealed record CommandOptions(IReadOnlyList<string> Commands);

    internal sealed record Diagnostic(Range Range, int Severity, string Code, string Source, string Message);

    internal sealed record DiagnosticsParams(string Uri, int? Version, IReadOnlyList<Diagnostic> Diagnostics);

    internal sealed record Markup(string Kind, string Value);

    internal sealed record Hover(Markup Contents, Range Range);

    internal sealed record TextEdit(Range Range, string NewText);

    internal sealed record DocumentEdit(DocumentId TextDocument, IReadOnlyList<TextEdit> Edits);

    internal sealed record WorkspaceEdit(IReadOnlyList<DocumentEdit> DocumentChanges);

    internal sealed record ApplyEditParams(string Label, WorkspaceEdit Edit);

    internal sealed record ApplyEditResult(bool Applied);

    internal sealed record CompletionItem(
        string Label, int Kind, Markup? Documentation, string FilterText, string SortText, int InsertTextFormat, TextEdit TextEdit);

    internal sealed record CompletionList(bool IsIncomplete, IReadOnlyList<CompletionItem> Items);

    internal sealed record CodeAction(
        string Title, string Kind, WorkspaceEdit Edit, IReadOnlyList<Diagnostic>? Diagnostics = null, bool? IsPreferred = null);

    internal sealed record Command(
        string Title, [property: JsonPropertyName("command")] string Name, IReadOnlyList<string>? Arguments = null);

    internal sealed record CodeLens(Range Range, Command Command);
}
