using System.CommandLine;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.LanguageServer;

/// <summary><c>rules serve</c>: speaks the Language Server Protocol on standard input and output.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "serve",
            "Serves an editor: speaks the Language Server Protocol on standard input and output. The editor starts and ends it.");
        command.SetAction((_, cancellationToken) => RunAsync(terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var output = terminal.OpenOut();
        await using (output.ConfigureAwait(false))
        {
            return await LspHost.RunAsync(terminal.In, output, terminal.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}
