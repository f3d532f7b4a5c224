using FundsCheck.Cli.Output;
using Microsoft.VisualStudio.Threading;
using StreamJsonRpc;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>Serves one editor over a pair of streams.</summary>
internal static class LspHost
{
    /// <summary>Runs until the editor ends the session, closes its stream or exits.</summary>
    /// <returns>The exit status: 0 after an orderly end, else 1.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, TimeProvider time, CancellationToken cancellationToken)
    {
        var editor = new EditorConnection();
        using var server = new RulesServer(editor, time);
        using var formatter = new SystemTextJsonFormatter { JsonSerializerOptions = LspJson.CreateOptions() };
#pragma warning disable CA2000 // The connection disposes of its handler.
        using var connection = new LspConnection(new LspMessageHandler(output, input, formatter), server)
#pragma warning restore CA2000
        {
            SynchronizationContext = new NonConcurrentSynchronizationContext(sticky: true),
        };
        editor.Rpc = connection;
        connection.AddLocalRpcTarget(server, new JsonRpcTargetOptions { DisposeOnDisconnect = false });
        connection.StartListening();
        using var cancelled = cancellationToken.Register(connection.Dispose);
        var ended = await Task.WhenAny(server.Exit, connection.Completion).ConfigureAwait(false);
        return ended == server.Exit
            ? await server.Exit.ConfigureAwait(false)
            : server.IsShutDown ? ExitStatus.Done : ExitStatus.Failed;
    }
}
