using System.CommandLine;
using FundsCheck.Authoring;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// <c>rules diff OLD NEW</c>: the changes between two rule files, over all debits and balances, and over the decisions of a log.
/// </summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The old rule file." };
        var @new = new Argument<string>("NEW") { Description = "The new rule file." };
        var decisions = new Option<string?>("--decisions")
        {
            HelpName = "LOG",
            Description = "Also backtests NEW with the decisions of this log, and counts the returned debits that NEW would have stopped.",
        };
        var exitCode = new Option<bool>("--exit-code")
        {
            Description = "Exits with 0 where no decision changes, 3 where changes are only stricter, 4 where a change is looser.",
        };
        var output = OutputOption.Create();
        var command = new Command(
            "diff", "Lists every region of debits and balances whose decision changes, with an example, and every changed setting.")
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
                { } direction => parsed.GetValue(exitCode) ? ExitStatus.From(direction) : ExitStatus.Done,
            });
        });
        return command;
    }

    /// <summary>Writes the changes; null where the rule sets cannot be compared.</summary>
    private static ChangeDirection? Run(
        Terminal terminal,
        RuleSet old,
        RuleSet @new,
        string? log,
        bool isJson,
        CancellationToken cancellationToken)
    {
        // The backtest precedes the comparison, which takes longer, so that a missing log is reported at once.
        var backtest = log is null ? null : RunBacktest(terminal, old, @new, log, cancellationToken);
        var difference = Compare(terminal, old, @new);
        if (isJson)
        {
            terminal.Out.Write($"{DiffJson.Write(old.Identity, @new.Identity, difference, backtest)}\n");
        }
        else
        {
            terminal.Out.Write(DiffText.Write(old.Identity, @new.Identity, difference));
            terminal.Out.Write(log is null || backtest is null ? string.Empty : BacktestText.Write(backtest, log));
        }

        return difference?.Direction;
    }

    /// <summary>The regions; null, reported, where the rule sets cannot be compared. A backtest needs no comparison.</summary>
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
        var progress = new ProgressLine(terminal, log);
        try
        {
            var result = LogFiles.Read(log, () => Backtest.Run(old, @new, log, progress, cancellationToken));
            progress.End();
            return result;
        }
        catch (OverflowException)
        {
            throw new WrongInputException([$"{log}: its amounts are too large for an exact sum; check the amounts of its debits"]);
        }
    }
}
