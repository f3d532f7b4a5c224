using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions list LOG|--postgres CONNECTION</c>: prints recorded decisions, one in a line.</summary>
internal static class ListCommand
{
    private const int LimitDefault = 100;
    private const int LimitMax = 10_000;

    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments();
        var from = new Option<string?>("--from") { HelpName = "TIME", Description = "The earliest time, as in 2026-11-23T15:00:00Z." };
        var until = new Option<string?>("--until") { HelpName = "TIME", Description = "The end of the time, which is left out itself." };
        var outcome = new Option<string?>("--outcome") { Description = "The outcome of the decisions." };
        outcome.AcceptOnlyFromAmong([.. OutcomeNames.All]);
        var ruleSet = new Option<string?>("--rule-set") { HelpName = "NAME", Description = "The rule set of the decisions." };
        var account = new Option<string?>("--account") { HelpName = "KEY", Description = "The account of the debits." };
        var reason = new Option<string?>("--reason") { HelpName = "CODE", Description = "The code of one of their reasons." };
        var minAmount = new Option<string?>("--min-amount") { HelpName = "AMOUNT", Description = "The least amount, as in \"50.00 USD\"." };
        var maxAmount = new Option<string?>("--max-amount") { HelpName = "AMOUNT", Description = "The largest amount." };
        var approver = new Option<string?>("--approver") { HelpName = "NAME", Description = "Who approved the decisions." };
        var openReviews = new Option<bool>("--open-reviews")
        {
            Description = "Lists the reviews that a person may still approve or reject, the oldest first.",
        };
        var after = new Option<string?>("--after")
        {
            HelpName = "POSITION",
            Description = "The position of the last decision of the page before.",
        };
        var limit = new Option<int>("--limit")
        {
            HelpName = "N",
            Description = "The largest number of decisions, up to 10000.",
            DefaultValueFactory = _ => LimitDefault,
        };
        var output = OutputOption.Create();
        var command = new Command("list", "Prints recorded decisions in the order in which they were recorded, one in a line.")
        {
            from, until, outcome, reason, ruleSet, account, minAmount, maxAmount, approver, openReviews, after, limit, output,
        };
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var filter = new DecisionQuery
            {
                From = TimeArgument.Read("--from", parsed.GetValue(from)),
                Until = TimeArgument.Read("--until", parsed.GetValue(until)),
                Outcome = parsed.GetValue(outcome) is { } name ? OutcomeNames.Find(name) : null,
                RuleSet = parsed.GetValue(ruleSet),
                After = parsed.GetValue(after),
            };
            var settings = new ListSettings(filter, RequireLimit(parsed.GetValue(limit)))
            {
                Account = parsed.GetValue(account),
                Reason = parsed.GetValue(reason),
                MinAmount = ReadAmount("--min-amount", parsed.GetValue(minAmount)),
                MaxAmount = ReadAmount("--max-amount", parsed.GetValue(maxAmount)),
                Approver = parsed.GetValue(approver),
                IsOpenReviews = parsed.GetValue(openReviews),
            }.Require();
            return RunAsync(
                terminal, source.Read(parsed).Source, settings, OutputOption.IsJson(parsed.GetValue(output)), cancellationToken);
        });
        return command;
    }

    private static Money? ReadAmount(string option, string? text)
    {
        var problem = string.Empty;
        Money amount = default;
        return text is null || Money.TryParse(text, out amount, out problem)
            ? text is null ? null : amount
            : throw new WrongInputException([$"{option}: {problem}"]);
    }

    private static int RequireLimit(int limit) => limit is >= 1 and <= LimitMax
        ? limit
        : throw new WrongInputException([string.Create(CultureInfo.InvariantCulture, $"--limit is a number from 1 to {LimitMax}")]);

    private static async Task<int> RunAsync(
        Terminal terminal, RecordSource source, ListSettings settings, bool isJson, CancellationToken cancellationToken)
    {
        try
        {
            var now = terminal.Time.GetUtcNow();
            var list = await (source switch
            {
                RecordSource.Log { Path: var path } => ReadLogAsync(path, settings, now, cancellationToken),
                RecordSource.Database { Store: var database } => database.RunAsync(
                    terminal, store => DecisionList.ReadAsync(
                        store, settings, ListApproval.Of(store, settings), now, cancellationToken)),
                _ => throw new InvalidOperationException("a source is a log or a database"),
            }).ConfigureAwait(false);
            DecisionListOutput.Write(terminal, list, isJson);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }

    private static async Task<DecisionList> ReadLogAsync(
        string path, ListSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        LogFiles.RequireRegular(path);
        try
        {
            var isApproved = ListApproval.Of(path, settings, cancellationToken);
            return await DecisionList.ReadAsync(new LogDecisionReader(path), settings, isApproved, now, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LogDamagedException && RuleFiles.IsUnreadable(exception))
        {
            throw RuleFiles.Unreadable(path);
        }
    }
}
