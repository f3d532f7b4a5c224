using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;
using FundsCheck.Pages;
using FundsCheck.PostgreSql;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions show LOG|--postgres CONNECTION ID</c>: prints the timeline of one debit.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments([("ID", "The debit's id.")]);
        var html = HtmlOption.Create("the decisions and events");
        var command = new Command("show", "Prints the decisions and events of one debit, in order.") { html };
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (records, others) = source.Read(parsed);
            var page = HtmlOption.Read(parsed, html);
            return records switch
            {
                RecordSource.Log { Path: var path } => RunAsync(terminal, path, others[0], page, cancellationToken),
                RecordSource.Database { Store: var database } => RunAsync(terminal, database, others[0], page, cancellationToken),
                _ => throw new InvalidOperationException("a source is a log or a database"),
            };
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, PostgreSqlDatabase database, string id, string? page, CancellationToken cancellationToken)
    {
        try
        {
            var timeline = await database.RunAsync(source => new PostgreSqlRecords(source).FindTimelineAsync(id, cancellationToken))
                .ConfigureAwait(false);
            await WriteAsync(terminal, timeline ?? throw Missing(database.Name), "record", page, cancellationToken).ConfigureAwait(false);
            return ExitStatus.Done;
        }
        catch (DebitArchivedException)
        {
            throw new WrongInputException(["the debit is archived; name the log of the archive in place of the database"]);
        }
    }

    private static WrongInputException Missing(string source, bool isArchived = false) => new([
        isArchived
            ? "the debit is archived; name the log of the same name in the folder of the archive"
            : $"{source} has no debit with this id; check the id",
    ]);

    private static async Task WriteAsync(
        Terminal terminal, LoggedTimeline timeline, string place, string? page, CancellationToken cancellationToken)
    {
        if (page is null)
        {
            TimelineText.Write(terminal.Out, timeline, place);
        }
        else
        {
            var html = await HtmlPages.ShowAsync(timeline, place, cancellationToken).ConfigureAwait(false);
            await HtmlOption.WriteAsync(terminal, page, html).ConfigureAwait(false);
        }
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string path, string id, string? page, CancellationToken cancellationToken)
    {
        try
        {
            var timeline = LogFiles.Read(path, () => RecordFile.Find(path, id, cancellationToken: cancellationToken));
            var found = timeline ?? throw Missing(path, DecisionLogArchive.Contains(path, id));
            await WriteAsync(terminal, found, "line", page, cancellationToken).ConfigureAwait(false);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }
}
