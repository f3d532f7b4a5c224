using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions replay LOG</c>: decides every recorded decision again from its own facts and rule set.</summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var rules = new Option<string?>("--rules")
        {
            HelpName = "FILE",
            Description = "Decides by this rule set in place of the recorded ones, and lists the decisions whose outcome differs.",
        };
        var command = new Command("replay", "Decides every recorded decision again, and lists the differences.") { log, rules };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(log), parsed.GetValue(rules)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? rules)
    {
        var other = rules is null ? null : RuleFiles.LoadOrDefault(rules);
        try
        {
            return LogFiles.Read(path, () => Replay(terminal, path, other));
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }

    private static int Replay(Terminal terminal, string path, RuleSet? other)
    {
        var line = new ProgressLine(terminal, path);
        var result = FundsCheck.Records.Replay.Run(path, other, line);
        line.End();
        DifferenceText.Write(terminal, path, result.First);
        var leftOut = other is null || result.OtherCurrency == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", {result.OtherCurrency} left out: these rules judge {other.Currency}");
        terminal.Out.WriteShown($"{path}: {result.Decisions} decisions replayed, {result.Differing} differ{leftOut}");
        return result.Differing == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }
}
