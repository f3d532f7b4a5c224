using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions export --postgres CONNECTION --to LOG</c>: writes all records of a database to a new decision log.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var postgres = PostgresOption.Create("The database of the decisions", isRequired: true);
        var log = new Option<string>("--to")
        {
            HelpName = "LOG",
            Required = true,
            Description = "The path of the new decision log, which must not exist.",
        };
        var archive = new Option<string?>("--archive")
        {
            HelpName = "LOG",
            Description = "The log of `store archive`, with which the new log begins. Required where records are archived.",
        };
        var command = new Command(
            "export", "Writes all records of a database to a new decision log, in the order in which they were recorded.")
            {
                postgres, log, archive,
            };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, PostgreSqlDatabase.Parse(parsed.GetRequiredValue(postgres) ?? string.Empty), parsed.GetRequiredValue(log),
            parsed.GetValue(archive), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, PostgreSqlDatabase database, string path, string? archive, CancellationToken cancellationToken)
    {
        if (path.Length == 0 || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new WrongInputException(["--to names a file in a folder that does not exist; create the folder"]);
        }

        if (Path.Exists(path))
        {
            throw new WrongInputException([$"--to: `{path}` exists; name a new decision log"]);
        }

        var progress = new RecordProgress(terminal, database.Name);
        long lines;
        try
        {
            lines = await database.RunAsync(source => new PostgreSqlRecords(source).ExportAsync(path, archive, progress, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
        catch (UnauthorizedAccessException)
        {
            throw new WrongInputException([$"--to: `{path}` cannot be written; check the permissions of its folder"]);
        }

        progress.End();
        terminal.Out.WriteShown($"{path}: {lines} lines of {database}");
        return ExitStatus.Done;
    }
}
