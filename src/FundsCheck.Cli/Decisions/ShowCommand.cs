using System.CommandLine;
using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;
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
        var output = OutputOption.Create();
        var command = new Command(
            "show", "Prints the decisions and events of one debit, in order, each decision with what every check answered.")
            {
                html, output,
            };
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (records, others) = source.Read(parsed);
            var form = new TimelineForm(OutputOption.IsJson(parsed.GetValue(output)), HtmlOption.Read(parsed, html));
            return records switch
            {
                RecordSource.Log { Path: var path } => RunAsync(terminal, path, others[0], form, cancellationToken),
                RecordSource.Database { Store: var database } => RunAsync(terminal, database, others[0], form, cancellationToken),
                _ => throw new InvalidOperationException("a source is a log or a database"),
            };
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, PostgreSqlDatabase database, string id, TimelineForm form, CancellationToken cancellationToken)
    {
        try
        {
            var timeline = await database.RunAsync(source => new PostgreSqlRecords(source).FindTimelineAsync(id, cancellationToken))
                .ConfigureAwait(false);
            await form.WriteAsync(terminal, timeline ?? throw Missing(database.Name), "record", cancellationToken).ConfigureAwait(false);
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

    private static async Task<int> RunAsync(
        Terminal terminal, string path, string id, TimelineForm form, CancellationToken cancellationToken)
    {
        try
        {
            var line = new ProgressLine(terminal, path);
            var timeline = LogFiles.Read(path, () => RecordFile.Find(path, id, line, cancellationToken));
            line.End();
            var found = timeline ?? throw Missing(path, DecisionLogArchive.Contains(path, id));
            await form.WriteAsync(terminal, found, "line", cancellationToken).ConfigureAwait(false);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, form.IsJson);
        }
    }
}
