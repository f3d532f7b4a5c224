using System.Text.Json;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>What the server offers, and what it needs to know of the editor.</summary>
internal static class Capabilities
{
    public static Lsp.InitializeResult OfServer { get; } = new(
        new Lsp.ServerCapabilities(
            new Lsp.SyncOptions(OpenClose: true, Lsp.SyncFull),
            new Lsp.CompletionOptions(["\"", ":", " ", "."]),
            new Lsp.CodeActionOptions(["quickfix", "refactor"]),
            new Lsp.CodeLensOptions(ResolveProvider: false),
            new Lsp.CommandOptions([MissingTests.Command])),
        new Lsp.ServerInfo("fundscheck"));

    /// <summary>Returns true for an editor whose completions may have placeholders.</summary>
    public static bool HasSnippets(JsonElement? capabilities)
    {
        var node = capabilities;
        foreach (var name in (string[])["textDocument", "completion", "completionItem", "snippetSupport"])
        {
            node = node is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null;
        }

        return node is { ValueKind: JsonValueKind.True };
    }
}
