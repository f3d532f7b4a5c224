using System.CommandLine;
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
        var output = OutputOption.Create();
        var command = new Command(
            "show", "Prints the decisions and events of one debit, in order, each decision with what every check answered.") { output };
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (records, others) = source.Read(parsed);
            var isJson = OutputOption.IsJson(parsed.GetValue(output));
            return records switch
            {
                RecordSource.Log { Path: var path } => Task.FromResult(Run(terminal, path, others[0], isJson, cancellationToken)),
                RecordSource.Database { Store: var database } => RunAsync(terminal, database, others[0], isJson, cancellationToken),
                _ => throw new InvalidOperationException("a source is a log or a database"),
            };
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, PostgreSqlDatabase database, string id, bool isJson, CancellationToken cancellationToken)
    {
        try
        {
            var timeline = await database.RunAsync(source => new PostgreSqlRecords(source).FindTimelineAsync(id, cancellationToken))
                .ConfigureAwait(false);
            Write(terminal, timeline ?? throw Missing(database.Name), "record", isJson);
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

    private static void Write(Terminal terminal, LoggedTimeline timeline, string place, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteLine(TimelineJson.Write(timeline, place));
        }
        else
        {
            TimelineText.Write(terminal.Out, timeline, place);
        }
    }

    private static int Run(Terminal terminal, string path, string id, bool isJson, CancellationToken cancellationToken)
    {
        try
        {
            var line = new ProgressLine(terminal, path);
            var timeline = LogFiles.Read(path, () => RecordFile.Find(path, id, line, cancellationToken));
            line.End();
            Write(terminal, timeline ?? throw Missing(path, DecisionLogArchive.Contains(path, id)), "line", isJson);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }
}
