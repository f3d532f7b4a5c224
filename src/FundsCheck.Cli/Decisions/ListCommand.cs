using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions list LOG|--postgres CONNECTION</c>: prints recorded decisions, one in a line.</summary>
internal static class ListCommand
{
    private const int LimitDefault = 100;
    private const int LimitMax = 10_000;

    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments();
        var filters = new DecisionFilters();
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
        var command = new Command("list", "Prints recorded decisions in the order in which they were recorded, one in a line.");
        filters.AddTo(command);
        command.Add(openReviews);
        command.Add(after);
        command.Add(limit);
        command.Add(output);
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = filters.Read(
                parsed, RequireLimit(parsed.GetValue(limit)), parsed.GetValue(after), parsed.GetValue(openReviews));
            return RunAsync(
                terminal, source.Read(parsed).Source, settings, OutputOption.IsJson(parsed.GetValue(output)), cancellationToken);
        });
        return command;
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
            return LogFiles.WriteDamage(terminal, exception, isJson);
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
