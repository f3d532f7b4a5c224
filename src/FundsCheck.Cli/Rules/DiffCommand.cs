using System.CommandLine;
using FundsCheck.Authoring;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// <c>rules diff OLD NEW</c>: what changes between two rule files, over all debits and balances, and over those of a log.
/// </summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The rule file before." };
        var @new = new Argument<string>("NEW") { Description = "The rule file after." };
        var decisions = new Option<string?>("--decisions")
        {
            HelpName = "LOG",
            Description = "Tells too what NEW would have made of the decisions of this log, and of the debits that came back.",
        };
        var exitCode = new Option<bool>("--exit-code")
        {
            Description = "Exits with 0 where no decision changes, 3 where nothing is looser, 4 where something is.",
        };
        var output = OutputOption.Create();
        var command = new Command("diff", "Lists every region of debits and balances whose answer changes, by example, and every setting.")
        {
            old, @new, decisions, exitCode, output,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var (before, after) = (
                RuleFiles.LoadOrDefault(parsed.GetRequiredValue(old)), RuleFiles.LoadOrDefault(parsed.GetRequiredValue(@new)));
            if (before.Currency != after.Currency)
            {
                throw new WrongInputException([
                    $"OLD judges debits in {before.Currency} and NEW in {after.Currency}; compare rule sets of one currency",
                ]);
            }

            var isJson = OutputOption.IsJson(parsed.GetValue(output));
            return Task.FromResult(Run(terminal, before, after, parsed.GetValue(decisions), isJson, cancellationToken) switch
            {
                null => ExitStatus.Failed,
                { } direction => parsed.GetValue(exitCode) ? ExitStatus.Of(direction) : ExitStatus.Done,
            });
        });
        return command;
    }

    /// <summary>Writes what changes; null where the two could not be compared.</summary>
    private static ChangeDirection? Run(
        Terminal terminal,
        RuleSet old,
        RuleSet @new,
        string? log,
        bool isJson,
        CancellationToken cancellationToken)
    {
        // First what may be wrong input: a log that is not there is told before the comparison takes its time.
        var backtest = log is null ? null : RunBacktest(terminal, old, @new, log, cancellationToken);
        var difference = Compare(terminal, old, @new);
        if (isJson)
        {
            terminal.Out.Write($"{DiffJson.Write(old.Identity, @new.Identity, difference, backtest)}\n");
        }
        else
        {
            terminal.Out.Write(DiffText.Write(old.Identity, @new.Identity, difference));
            terminal.Out.Write(backtest is null ? string.Empty : BacktestText.Write(backtest, log!));
        }

        return difference?.Direction;
    }

    /// <summary>The regions; null where the two cannot be compared, which is reported. A backtest can be made all the same.</summary>
    private static RuleSetDifference? Compare(Terminal terminal, RuleSet old, RuleSet @new)
    {
        try
        {
            return old.CompareTo(@new);
        }
        catch (InvalidOperationException exception)
        {
            terminal.Error.WriteLine($"fundscheck: {exception.Message}");
            return null;
        }
    }

    private static BacktestResult RunBacktest(Terminal terminal, RuleSet old, RuleSet @new, string log, CancellationToken cancellationToken)
    {
        var progress = new BacktestProgress(terminal, log);
        try
        {
            var result = LogFiles.Read(log, () => Backtest.Run(old, @new, log, progress, cancellationToken));
            progress.End();
            return result;
        }
        catch (OverflowException)
        {
            throw new WrongInputException([$"{log}: its amounts add up to more than can be summed exactly; no debits have such amounts"]);
        }
    }
}
