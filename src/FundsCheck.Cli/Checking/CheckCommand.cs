using System.CommandLine;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary><c>check</c>: one debit, or many with <c>--debits</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new CheckOptions();
        var command = new Command(
            "check",
            "Checks a proposed debit, or with --debits one in each line. PLAID_CLIENT_ID and PLAID_SECRET come from the environment, the "
                + "access token from PLAID_ACCESS_TOKEN or --access-token-file.");
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, CheckSettings.Read(options, parsed, terminal), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, CheckSettings settings, CancellationToken cancellationToken)
    {
        var host = CheckHost.Start(settings, terminal);
        await using (host.ConfigureAwait(false))
        {
            if (settings.Records is null)
            {
                const string Warning = "decisions and holds end with this run; name a decision log with --decisions, or a database with "
                    + "--postgres, to keep them";
                await terminal.Error.WriteLineAsync($"fundscheck: {Warning}").ConfigureAwait(false);
            }

            return settings.Debits switch
            {
                CheckedDebits.Single { Debit: var debit } =>
                    await SingleCheck.RunAsync(terminal, host.Checker, debit, settings, cancellationToken).ConfigureAwait(false),
                CheckedDebits.Batch batch =>
                    await BatchCheck.RunAsync(terminal, host.Checker, settings, batch, cancellationToken).ConfigureAwait(false),
                _ => throw new InvalidOperationException("the debits of a check are one or a batch"),
            };
        }
    }
}
