using System.CommandLine;
using FundsCheck.Cli.Decisions;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Exporting;

/// <summary>
/// <c>decisions export LOG|--postgres CONNECTION --format FORMAT</c>: writes decisions as a table; with <c>--to LOG</c>, all records of a
/// database as a new decision log.
/// </summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments();
        var format = ExportFormat.CreateOption();
        var file = new Option<string?>(ExportRun.FileOption)
        {
            HelpName = "FILE",
            Description = "The new file of the table, which must not exist; standard output when left out. Parquet needs a file.",
        };
        var to = new Option<string?>("--to")
        {
            HelpName = "LOG",
            Description = "Writes all records of the database to a new decision log, which must not exist, in place of a table.",
        };
        var archive = new Option<string?>("--archive")
        {
            HelpName = "LOG",
            Description = "With --postgres, the log of `store archive`, with which the records begin. Required where records are archived.",
        };
        var filters = new DecisionFilters();
        var output = OutputOption.Create("text for people, or json for programs: the report of --out or --to.");
        var command = new Command(
            "export", "Writes decisions as a table in CSV, JSON Lines or Parquet, or all records of a database to a new decision log.")
            {
                format, file, to, archive,
            };
        filters.AddTo(command);
        command.Add(output);
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var records = source.Read(parsed).Source;
            if (parsed.GetValue(archive) is { } archived)
            {
                records = records is RecordSource.Database database
                    ? database with { Archive = archived }
                    : throw new WrongInputException(["--archive goes with --postgres; name the log of the archive as LOG"]);
            }

            var isJson = OutputOption.IsJson(parsed.GetValue(output));
            return (parsed.GetValue(to), parsed.GetValue(format)) switch
            {
                (null, { } table) => ReadRun(table, parsed.GetValue(file), filters.Read(parsed, int.MaxValue), isJson)
                    .RunAsync(terminal, records, cancellationToken),
                ({ } log, null) => RunAsync(
                    terminal, RequireDatabase(records, parsed.GetValue(file) is null ? filters.FirstOf(parsed) : file.Name), log, isJson,
                    cancellationToken),
                _ => throw new WrongInputException(["give either --format for a table of decisions, or --to for a log of all records"]),
            };
        });
        return command;
    }

    private static RecordSource.Database RequireDatabase(RecordSource records, string? surplus)
    {
        if (surplus is not null)
        {
            throw new WrongInputException([$"{surplus} goes with --format; remove it: a log has all records"]);
        }

        return records as RecordSource.Database
            ?? throw new WrongInputException(["--to writes the records of a database; give --postgres in place of LOG"]);
    }

    private static ExportRun ReadRun(string format, string? file, ListSettings settings, bool isJson)
    {
        if (file is null && format is ExportFormat.Parquet)
        {
            throw new WrongInputException([$"--format parquet needs a file; name it with {ExportRun.FileOption}"]);
        }

        return file is null && isJson
            ? throw new WrongInputException([
                $"--output json goes with {ExportRun.FileOption}: without it, standard output has the table",
            ])
            : new ExportRun(format, file, settings, isJson);
    }

    private static async Task<int> RunAsync(
        Terminal terminal, RecordSource.Database source, string path, bool isJson, CancellationToken cancellationToken)
    {
        if (FileReplacement.ProblemOfNew(path) is { } problem)
        {
            throw new WrongInputException([$"--to: {problem}"]);
        }

        var (database, progress) = (source.Store, new RecordProgress(terminal, source.Store.Name));
        long lines;
        try
        {
            lines = await database.RunAsync(
                records => new PostgreSqlRecords(records).ExportAsync(path, source.Archive, progress, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
        catch (UnauthorizedAccessException)
        {
            throw new WrongInputException([$"--to: `{path}` cannot be written; check the permissions of its folder"]);
        }

        progress.End();
        if (isJson)
        {
            await terminal.Out.WriteLineAsync(RecordsJson.Write(path, database.Name, lines)).ConfigureAwait(false);
        }
        else
        {
            terminal.Out.WriteShown($"{path}: {lines} lines of {database}");
        }

        return ExitStatus.Done;
    }
}
