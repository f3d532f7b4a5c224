namespace FundsCheck.Cli.LanguageServer;

/// <summary>The editor, as the server sees it.</summary>
internal interface IEditor
{
    /// <summary>Shows the problems of one version of a document.</summary>
    Task ShowAsync(Lsp.DiagnosticsParams diagnostics, CancellationToken cancellationToken);

    /// <summary>Asks the editor to edit documents.</summary>
    Task ApplyAsync(Lsp.ApplyEditParams edit, CancellationToken cancellationToken);
}
