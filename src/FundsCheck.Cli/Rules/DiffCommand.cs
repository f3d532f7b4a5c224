using System.CommandLine;
using FundsCheck.Authoring;
using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Pages;
using FundsCheck.Records;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// <c>rules diff OLD NEW</c>: the changes between two rule files, over all debits and balances, and over recorded decisions.
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
        var postgres = PostgresOption.Create("Like --decisions, with the decisions of this database");
        var exitCode = new Option<bool>("--exit-code")
        {
            Description = "Exits with 0 where no decision changes, 3 where changes are only stricter, 4 where a change is looser.",
        };
        var only = CreateOnly();
        var markdown = new Option<bool>("--markdown") { Description = "Prints Markdown for a pull request, in place of text." };
        var html = HtmlOption.Create("the changes");
        var output = OutputOption.Create();
        var command = new Command(
            "diff", "Lists every region of debits and balances whose decision changes, with an example, and every changed setting.")
            {
                old, @new, decisions, postgres, only, exitCode, markdown, html, output,
            };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = RecordSource.Choose(parsed.GetValue(decisions), parsed.GetValue(postgres), "--decisions");
            var (before, after) = (
                RuleFiles.LoadOrDefault(parsed.GetRequiredValue(old)), RuleFiles.LoadOrDefault(parsed.GetRequiredValue(@new)));
            if (before.Currency != after.Currency)
            {
                throw new WrongInputException([
                    $"OLD judges debits in {before.Currency} and NEW in {after.Currency}; compare rule sets of one currency",
                ]);
            }

            var (isJson, isMarkdown) = (OutputOption.IsJson(parsed.GetValue(output)), parsed.GetValue(markdown));
            var (page, part) = (HtmlOption.Read(parsed, html), PartOf(parsed.GetValue(only)));
            RequireOneForm(isJson, isMarkdown, page is not null, part);
            var form = new DiffForm(isJson, isMarkdown, part) { Page = page };
            return await RunAsync(terminal, before, after, source, form, cancellationToken).ConfigureAwait(false) switch
            {
                null => ExitStatus.Failed,
                { } direction => parsed.GetValue(exitCode) ? ExitStatus.From(direction) : ExitStatus.Done,
            };
        });
        return command;
    }

    private static void RequireOneForm(bool isJson, bool isMarkdown, bool isPage, DiffPart? part)
    {
        if ((isJson ? 1 : 0) + (isMarkdown ? 1 : 0) + (isPage ? 1 : 0) > 1)
        {
            throw new WrongInputException(["--markdown, --html and --output json exclude one another; give one of them"]);
        }

        if (isPage && part is not null)
        {
            throw new WrongInputException(["--only does not apply to --html: a page has all changes, the looser first; remove --only"]);
        }
    }

    private static Option<string?> CreateOnly()
    {
        var only = new Option<string?>("--only")
        {
            HelpName = "looser|stricter|reasons",
            Description = "Lists these changes only; the summary and the exit status stay those of all changes.",
        };
        only.AcceptOnlyFromAmong("looser", "stricter", "reasons");
        return only;
    }

    private static DiffPart? PartOf(string? only) => only switch
    {
        null => null,
        "looser" => DiffPart.Looser,
        "stricter" => DiffPart.Stricter,
        _ => DiffPart.Reasons,
    };

    /// <summary>Writes the changes; null where the rule sets cannot be compared.</summary>
    private static async Task<ChangeDirection?> RunAsync(
        Terminal terminal,
        RuleSet old,
        RuleSet @new,
        RecordSource? source,
        DiffForm form,
        CancellationToken cancellationToken)
    {
        // The backtest precedes the comparison, which takes longer, so that a missing log is reported at once.
        var (backtest, name) = source is null
            ? default
            : await source.ReadLogAsync<(BacktestResult? Result, string Name)>(
                terminal, (path, name) => (RunBacktest(terminal, old, @new, path, name, cancellationToken), name), cancellationToken)
                .ConfigureAwait(false);
        var difference = Compare(terminal, old, @new);
        if (form.Page is { } page && difference is not null)
        {
            var html = await HtmlPages.DiffAsync(old, @new, difference, backtest, cancellationToken).ConfigureAwait(false);
            await HtmlOption.WriteAsync(terminal, page, html).ConfigureAwait(false);
        }
        else
        {
            await terminal.Out.WriteAsync(form.Write(old.Identity, @new.Identity, difference, backtest, name)).ConfigureAwait(false);
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

    /// <summary>Judges the recorded decisions by both rule sets.</summary>
    internal static BacktestResult RunBacktest(
        Terminal terminal, RuleSet old, RuleSet @new, string path, string name, CancellationToken cancellationToken)
    {
        var progress = new ProgressLine(terminal, name);
        try
        {
            var result = Backtest.Run(old, @new, path, progress, cancellationToken);
            progress.End();
            return result;
        }
        catch (OverflowException)
        {
            throw new WrongInputException([$"{name}: its amounts are too large for an exact sum; check the amounts of its debits"]);
        }
    }
}
