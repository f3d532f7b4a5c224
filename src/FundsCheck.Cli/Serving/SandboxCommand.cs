using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Output;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Serving;

/// <summary><c>sandbox [--port N] [--webhook-url URL]</c>: serves until Ctrl-C.</summary>
internal static class SandboxCommand
{
    private const int PortMax = 65_535;

    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { HelpName = "N", Description = "The port on 127.0.0.1; a free one when left out." };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number is < 0 or > PortMax)
            {
                result.AddError($"--port is from 0 to {PortMax}");
            }
        });
        var webhookUrl = new Option<string?>("--webhook-url")
        {
            HelpName = "URL",
            Description = "The receiver of webhooks: an http address on loopback.",
        };
        webhookUrl.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !IsOnLoopback(result.Tokens[0].Value))
            {
                result.AddError("--webhook-url is an http address on loopback, such as http://127.0.0.1:5100/webhook");
            }
        });
        var list = new Option<string?>("--list")
        {
            HelpName = "TEXT",
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Lists the access tokens with their purpose, and serves nothing; with a text, the tokens that contain it.",
        };
        var output = OutputOption.Create("text for people, or json for programs; of --list.");
        var command = new Command("sandbox", "Serves a Plaid-shaped sandbox on loopback, until Ctrl-C.") { port, webhookUrl, list, output };
        command.SetAction((parsed, cancellationToken) => parsed.GetResult(list) is { Implicit: false }
            ? Task.FromResult(SandboxList.Write(terminal, parsed.GetValue(list), OutputOption.IsJson(parsed.GetValue(output))))
            : RunAsync(terminal, parsed.GetValue(port), parsed.GetValue(webhookUrl), cancellationToken));
        return command;
    }

    private static bool IsOnLoopback(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { IsLoopback: true, Scheme: "http" or "https" };

    private static async Task<int> RunAsync(Terminal terminal, int port, string? webhookUrl, CancellationToken cancellationToken)
    {
        try
        {
            var sandbox = await PlaidSandbox.StartAsync(
                new PlaidSandboxOptions
                {
                    Port = port, TimeProvider = terminal.Time, WebhookUrl = webhookUrl is null ? null : new Uri(webhookUrl),
                },
                cancellationToken).ConfigureAwait(false);
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
