using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Output;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Serving;

/// <summary><c>sandbox [--port N]</c>: serves until Ctrl-C.</summary>
internal static class SandboxCommand
{
    private const int PortMax = 65_535;

    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; a free one when left out." };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number is < 0 or > PortMax)
            {
                result.AddError($"--port is from 0 to {PortMax}");
            }
        });
        var command = new Command("sandbox", "Serves a Plaid-shaped sandbox on loopback, until Ctrl-C.") { port };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, int port, CancellationToken cancellationToken)
    {
        try
        {
            var sandbox = await PlaidSandbox.StartAsync(
                new PlaidSandboxOptions { Port = port, TimeProvider = terminal.Time }, cancellationToken).ConfigureAwait(false);
            await using (sandbox.ConfigureAwait(false))
            {
                sandbox.WriteBanner(terminal.Out);
                await terminal.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(Timeout.InfiniteTimeSpan, terminal.Time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync(
                $"fundscheck: port {port} is in use; name another one, or omit --port").ConfigureAwait(false);
            return ExitStatus.Failed;
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C stops the sandbox.
        }

        return ExitStatus.Done;
    }
}
