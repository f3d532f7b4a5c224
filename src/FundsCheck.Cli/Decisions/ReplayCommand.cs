using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// <c>decisions replay LOG|--postgres CONNECTION</c>: decides every recorded decision again from its own facts and rule set.
/// </summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments();
        var rules = new Option<string?>("--rules")
        {
            HelpName = "FILE",
            Description = "Decides by this rule set in place of the recorded ones, and lists the decisions whose outcome differs.",
        };
        var command = new Command("replay", "Decides every recorded decision again, and lists the differences.") { rules };
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(terminal, source.Read(parsed).Source, parsed.GetValue(rules), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, RecordSource source, string? rules, CancellationToken cancellationToken)
    {
        var other = rules is null ? null : RuleFiles.LoadOrDefault(rules);
        try
        {
            return await source.ReadLogAsync(
                terminal, (path, name) => Replay(terminal, path, name, other, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }

    private static int Replay(Terminal terminal, string path, string name, RuleSet? other, CancellationToken cancellationToken)
    {
        var line = new ProgressLine(terminal, name);
        var result = FundsCheck.Records.Replay.Run(path, other, line, cancellationToken);
        line.End();
        DifferenceText.Write(terminal, name, result.First);
        var leftOut = other is null || result.OtherCurrency == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", {result.OtherCurrency} left out: these rules judge {other.Currency}");
        terminal.Out.WriteShown($"{name}: {result.Decisions} decisions replayed, {result.Differing} differ{leftOut}");
        return result.Differing == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }
}
