using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions import LOG --postgres CONNECTION</c>: adds the records of a decision log to a database.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var postgres = PostgresOption.Create("The database that receives the decisions", isRequired: true);
        var output = OutputOption.Create();
        var command = new Command(
            "import",
            "Adds the records of a decision log to a database, in one transaction: all of them, or none. No other process may decide "
                + "meanwhile.") { log, postgres, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(log), PostgreSqlDatabase.Parse(parsed.GetRequiredValue(postgres) ?? string.Empty),
            OutputOption.IsJson(parsed.GetValue(output)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string path, PostgreSqlDatabase database, bool isJson, CancellationToken cancellationToken)
    {
        LogFiles.RequireRegular(path);
        var progress = new RecordProgress(terminal, path);
        long lines;
        try
        {
            lines = await database.RunAsync(source => new PostgreSqlRecords(source).ImportAsync(path, progress, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw RuleFiles.Unreadable(path);
        }

        progress.End();
        if (isJson)
        {
            await terminal.Out.WriteLineAsync(RecordsJson.Write(path, database.Name, lines)).ConfigureAwait(false);
        }
        else
        {
            terminal.Out.WriteShown($"{database}: {lines} lines of {path}");
        }

        if (LogFiles.IncompleteBytes(path) is > 0 and var bytes)
        {
            terminal.Error.WriteShown(
                $"{path}: {bytes} bytes of an incomplete tail follow the last line and were left out: a write is open or interrupted");
        }

        return ExitStatus.Done;
    }
}
