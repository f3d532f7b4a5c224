using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FundsCheck.Cli.Decisions;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Databases;

/// <summary>
/// <c>store archive --postgres CONNECTION --older-than AGE --to LOG</c>: moves the records of old months into a log, and detaches their
/// partitions.
/// </summary>
internal static class StoreArchiveCommand
{
    public static Command Create(Terminal terminal)
    {
        var postgres = PostgresOption.Create("The database, as a member of fundscheck_retention", isRequired: true);
        var age = ArchiveCommand.CreateAge();
        var log = new Option<string>("--to")
        {
            HelpName = "LOG",
            Required = true,
            Description = "The path of the archive, a decision log. The first archive creates it; every later one continues it.",
        };
        var isDryRun = new Option<bool>("--dry-run") { Description = "Lists the months, and archives none." };
        var mustDrop = new Option<bool>("--drop")
        {
            Description = "Drops all detached partitions afterwards, once the archive is verified. Keep a copy of it first.",
        };
        var output = OutputOption.Create();
        var command = new Command(
            "archive", "Moves the records of old months into a log, and detaches their partitions. Every id stays known.")
            {
                postgres, age, log, isDryRun, mustDrop, output,
            };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal,
            new Request(
                PostgreSqlDatabase.Parse(parsed.GetRequiredValue(postgres) ?? string.Empty), parsed.GetRequiredValue(log),
                ArchiveCommand.ReadAge(terminal, parsed.GetRequiredValue(age)), parsed.GetValue(isDryRun), parsed.GetValue(mustDrop),
                OutputOption.IsJson(parsed.GetValue(output))),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Request request, CancellationToken cancellationToken)
    {
        if (request.IsDryRun && request.MustDrop)
        {
            throw new WrongInputException(["--dry-run and --drop exclude one another; give one of the two"]);
        }

        if (request.Log.Length == 0 || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(request.Log))))
        {
            throw new WrongInputException(["--to names a file in a folder that does not exist; create the folder"]);
        }

        var progress = new RecordProgress(terminal, request.Database.Name);
        try
        {
            var (result, dropped) = await request.Database.RunAsync(async source =>
            {
                var records = new PostgreSqlRecords(source);
                var archived = await records.ArchiveAsync(request.Log, request.Before, request.IsDryRun, progress, cancellationToken)
                    .ConfigureAwait(false);
                return (
                    archived,
                    request.MustDrop ? await records.DropArchivedAsync(request.Log, cancellationToken).ConfigureAwait(false) : []);
            }).ConfigureAwait(false);
            progress.End();
            Write(terminal, request, result, dropped);
            return ExitStatus.Done;
        }
        catch (UnauthorizedAccessException)
        {
            throw new WrongInputException([$"--to: `{request.Log}` cannot be written; check the permissions of its folder"]);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, request.IsJson);
        }
    }

    private static void Write(Terminal terminal, Request request, PostgreSqlArchive result, IReadOnlyList<string> dropped)
    {
        if (request.IsJson)
        {
            terminal.Out.WriteLine(ToJson(request, result, dropped));
            return;
        }

        var verb = request.IsDryRun ? "to archive" : "archived";
        foreach (var partition in result.Partitions)
        {
            terminal.Out.WriteShown($"{verb}: {partition}");
        }

        terminal.Out.WriteShown($"{request.Database}: {result.Records} records {verb} in {request.Log}");
        if (result.Head is not null)
        {
            var until = result.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            terminal.Out.WriteShown($"archived before {until}: {result.Lines} lines, head {result.Head}");
        }

        foreach (var partition in dropped)
        {
            terminal.Out.WriteShown($"dropped: {partition}");
        }
    }

    /// <summary>The result as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
    private static string ToJson(Request request, PostgreSqlArchive result, IReadOnlyList<string> dropped)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("archive", request.Log);
            writer.WriteBoolean("dryRun", request.IsDryRun);
            writer.WriteTexts("partitions", result.Partitions);
            writer.WriteNumber("records", result.Records);
            WriteEnd(writer, result);
            writer.WriteTexts("dropped", dropped);
            writer.WriteEndObject();
        });
    }

    // A dry run with months to archive knows no end, and nothing may be archived.
    private static void WriteEnd(Utf8JsonWriter writer, PostgreSqlArchive result)
    {
        var isKnown = result.Head is not null;
        writer.WriteString("archivedUntil", isKnown || result.Partitions.Count > 0 ? TimeText.Format(result.Until) : null);
        writer.WritePropertyName("archivedLines");
        writer.WriteRawValue(isKnown ? result.Lines.ToString(CultureInfo.InvariantCulture) : "null");
        writer.WriteString("archivedHead", result.Head);
    }

    private sealed record Request(
        PostgreSqlDatabase Database, string Log, DateTimeOffset Before, bool IsDryRun, bool MustDrop, bool IsJson);
}
