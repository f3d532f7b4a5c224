using System.CommandLine;
using System.Globalization;
using FundsCheck.Decisions;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions replay LOG</c>: decides every recorded decision again from its own facts and rule set.</summary>
internal static class ReplayCommand
{
    private const int DifferencesShownMax = 20;

    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var rules = new Option<string?>("--rules") { HelpName = "FILE", Description = "Decides by this rule set in place of the recorded ones, and tells whose outcome differs." };
        var command = new Command("replay", "Decides every recorded decision again, and tells what differs.") { log, rules };
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
            return LogFiles.TellDamage(terminal, exception);
        }
    }

    private static int Replay(Terminal terminal, string path, RuleSet? other)
    {
        var progress = new ReplayProgress(terminal, path);
        var (replayed, differing) = (0L, 0L);
        foreach (var decision in DecisionLog.ReadDecisions(path))
        {
            replayed++;
            progress.Count();
            var differences = other is null ? FundsCheck.Decisions.Replay.Again(decision) : Under(other, decision);
            if (differences.Count > 0 && ++differing <= DifferencesShownMax)
            {
                Tell(terminal, path, decision, differences);
            }
        }

        progress.End();
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {replayed} decisions replayed, {differing} differ"));
        return differing == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static IReadOnlyList<ReplayDifference> Under(RuleSet other, LoggedDecision decision)
    {
        if (decision.Record.Debit.Amount.Currency != other.Currency)
        {
            return [];
        }

        var verdict = FundsCheck.Decisions.Replay.Under(other, decision.Record);
        return verdict.Outcome == decision.Record.Verdict.Outcome
            ? []
            : [new ReplayDifference("outcome", Show(decision.Record.Verdict), Show(verdict))];
    }

    private static string Show(Verdict verdict) => $"{verdict.Outcome.ToName()} [{string.Join(", ", verdict.Reasons.Select(reason => reason.Code))}]";

    private static void Tell(Terminal terminal, string path, LoggedDecision decision, IReadOnlyList<ReplayDifference> differences)
    {
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}:{decision.Line}: {decision} differs"));
        foreach (var difference in differences)
        {
            terminal.Out.WriteLine($"  {difference}");
        }
    }
}
