using StreamJsonRpc;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>The editor at the other end of a connection.</summary>
internal sealed class EditorConnection : IEditor
{
    /// <summary>The connection, once there is one.</summary>
    public JsonRpc? Rpc { get; set; }

    public Task ShowAsync(Lsp.DiagnosticsParams diagnostics, CancellationToken cancellationToken) =>
        Rpc is { IsDisposed: false } rpc
            ? SendAsync(rpc.NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", diagnostics))
            : Task.CompletedTask;

    public Task ApplyAsync(Lsp.ApplyEditParams edit, CancellationToken cancellationToken) => Rpc is { IsDisposed: false } rpc
        ? rpc.InvokeWithParameterObjectAsync<Lsp.ApplyEditResult>("workspace/applyEdit", edit, cancellationToken)
        : Task.CompletedTask;

    private static async Task SendAsync(Task sending)
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or ConnectionLostException or IOException)
        {
            // The editor is gone, and the server ends.
        }
    }
}
