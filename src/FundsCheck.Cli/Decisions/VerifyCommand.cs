using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// <c>decisions verify LOG|--postgres CONNECTION</c>: verifies the chain of a log or the chains of a database, the lifecycle of each debit,
/// and that facts and holds follow from the records; with an anchor, that no line of a log before it was altered.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments();
        var anchor = new Option<string?>("--anchor")
        {
            HelpName = "ANCHOR",
            Description =
                "An anchor that was noted elsewhere: the line that `decisions anchor` printed, or its head. The log must contain it. "
                    + "Only an anchor proves that the lines before it were not rewritten.",
        };
        var isRequired = new Option<bool>("--require-anchor")
        {
            Description = "Exits with 1 where no anchor is given: an unbroken chain alone is no proof.",
        };
        var archive = new Option<string?>("--archive")
        {
            HelpName = "PATH",
            Description =
                "The folder of the archived segments, to verify the whole log; without it, the rest of the log is verified. With "
                    + "--postgres, the log of `store archive`.",
        };
        var output = OutputOption.Create();
        var command = new Command(
            "verify",
            "Verifies the chain of a log, or the chain of each account in a database; that each record may follow the records before it, "
                + "and that facts and holds follow from the records. Lists every fault.") { anchor, isRequired, archive, output };
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (text, isAnchorRequired, folder) = (parsed.GetValue(anchor), parsed.GetValue(isRequired), parsed.GetValue(archive));
            var isJson = OutputOption.IsJson(parsed.GetValue(output));
            return source.Read(parsed).Source switch
            {
                RecordSource.Log { Path: var path } => Task.FromResult(
                    Run(terminal, path, Read(text), isAnchorRequired, folder, isJson, cancellationToken)),
                RecordSource.Database when text is not null || isAnchorRequired => throw new WrongInputException([
                    "an anchor is the head of a decision log: with --postgres, leave out --anchor and --require-anchor; or write the "
                        + "records to a log with `decisions export`, and verify the log",
                ]),
                RecordSource.Database database => RunAsync(
                    terminal, database with { Archive = folder }, isJson, cancellationToken),
                _ => throw new InvalidOperationException("a source is a log or a database"),
            };
        });
        return command;
    }

    private static LogAnchor? Read(string? anchor)
    {
        if (anchor is null)
        {
            return null;
        }

        return LogAnchor.TryParse(anchor, out var read)
            ? read
            : throw new WrongInputException([
                "--anchor is the line that `decisions anchor` printed, in quotes, or a head: 64 hexadecimal digits, not all of them zeros",
            ]);
    }

    private static async Task<int> RunAsync(
        Terminal terminal, RecordSource.Database source, bool isJson, CancellationToken cancellationToken)
    {
        var progress = new RecordProgress(terminal, source.Store.Name);
        var chains = await source.Store.RunAsync(database => new PostgreSqlRecords(database).VerifyAsync(
                source.Archive, progress, cancellationToken))
            .ConfigureAwait(false);
        progress.End();
        if (chains.Faults.Count > 0)
        {
            if (isJson)
            {
                WriteJson(terminal, source.Store.Name, verification: null, chains);
            }
            else
            {
                WriteFaults(terminal, source.Store.Name, chains.Faults);
            }

            return ExitStatus.Failed;
        }

        try
        {
            return await source.ReadLogAsync(
                terminal, (path, name) => Verify(terminal, path, name, chains, isJson, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DatabaseFailedException exception) when (exception.InnerException is RecordsArchivedException)
        {
            if (isJson)
            {
                WriteJson(terminal, source.Store.Name, verification: null, chains);
                throw;
            }

            terminal.Out.WriteShown($"{Chains(source.Store.Name, chains)}; what is archived, and what follows from it, is not verified");
            throw;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
    }

    private static string Chains(string name, PostgreSqlVerification chains) => string.Create(
        CultureInfo.InvariantCulture, $"{name}: {chains.Records} records of {chains.Accounts} accounts: the chains are unbroken");

    private static void WriteFaults(Terminal terminal, string name, IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
        {
            terminal.Out.WriteShown($"{name}: {fault}");
        }

        var count = faults.Count >= PostgreSqlVerification.FaultsMax ? "at least " : string.Empty;
        terminal.Out.WriteShown($"{name}: {count}{faults.Count} faults; not verified further");
    }

    private static int Verify(
        Terminal terminal, string path, string name, PostgreSqlVerification chains, bool isJson, CancellationToken cancellationToken)
    {
        var line = new ProgressLine(terminal, name);
        var verification = RecordFile.Verify(path, anchor: null, line, archive: null, cancellationToken);
        line.End();
        if (isJson)
        {
            WriteJson(terminal, name, verification, chains);
            return StatusOf(verification);
        }

        DifferenceText.Write(terminal, name, verification.First);
        var counts = string.Create(
            CultureInfo.InvariantCulture, $"{verification.Decisions} decisions, {verification.Events} events{Statuses(verification)}");
        terminal.Out.WriteShown($"{Chains(name, chains)}; {counts}; not anchored");
        WriteDiffering(terminal, verification);
        return StatusOf(verification);
    }

    private static int StatusOf(LogVerification verification) => verification.Differing == 0 ? ExitStatus.Done : ExitStatus.Failed;

    private static void WriteDiffering(Terminal terminal, LogVerification verification)
    {
        if (verification.Differing > 0)
        {
            const string Meaning = "they were altered, or another version recorded them";
            var differing = $"{verification.Differing} of {verification.Decisions} decisions";
            terminal.Out.WriteShown($"{differing}: facts or holds do not follow from the records; {Meaning}");
        }
    }

    private static int Run(
        Terminal terminal, string path, LogAnchor? anchor, bool isAnchorRequired, string? archive, bool isJson,
        CancellationToken cancellationToken)
    {
        if (archive is not null && !Directory.Exists(archive))
        {
            throw new WrongInputException([$"`{archive}` is not a folder; name the folder of the archive"]);
        }

        try
        {
            var line = new ProgressLine(terminal, path);
            var verification = LogFiles.Read(path, () => RecordFile.Verify(path, anchor?.ToString(), line, archive, cancellationToken));
            line.End();
            LogFiles.WriteTail(terminal, path, verification);
            if (isJson)
            {
                WriteJson(terminal, path, verification, chains: null);
            }
            else
            {
                WriteText(terminal, path, verification);
            }

            var status = StatusOf(verification);
            if (status != ExitStatus.Done || anchor is not null || !isAnchorRequired)
            {
                return status;
            }

            terminal.Error.WriteLine(
                "fundscheck: --require-anchor needs an anchor; give --anchor with a line of `decisions anchor` that was noted elsewhere");
            return ExitStatus.Failed;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
    }

    private static void WriteJson(
        Terminal terminal, string name, LogVerification? verification, PostgreSqlVerification? chains) =>
        terminal.Out.WriteLine(VerificationJson.Write(name, verification, chains));

    private static void WriteText(Terminal terminal, string path, LogVerification verification)
    {
        DifferenceText.Write(terminal, path, verification.First);
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{Lines(verification)}, {verification.Decisions} decisions, {verification.Events} events{Statuses(verification)}");
        terminal.Out.WriteShown($"{path}: {counts}: the chain is unbroken; {Anchored(verification)}");
        terminal.Out.WriteLine($"head {verification.Head}");
        WriteArchived(terminal, verification);
        WriteDiffering(terminal, verification);
    }

    private static string Lines(LogVerification verification) => verification.ArchivedLines == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{verification.Lines} lines")
        : string.Create(CultureInfo.InvariantCulture, $"lines {verification.ArchivedLines + 1} to {verification.Lines}");

    private static void WriteArchived(Terminal terminal, LogVerification verification)
    {
        if (verification.ArchivedLines > 0)
        {
            var (lines, head) = (verification.ArchivedLines, verification.ArchivedHead);
            terminal.Out.WriteShown($"the {lines} lines before them are archived, up to head {head}: verify them with --archive FOLDER");
        }
    }

    private static string Statuses(LogVerification verification) => verification.ConnectionStatuses == 0
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $", {verification.ConnectionStatuses} connection statuses");

    private static string Anchored(LogVerification verification) => verification.AnchoredLines switch
    {
        null => "not anchored",
        var lines when lines == verification.Lines => "anchored up to its last line",
        var lines => string.Create(CultureInfo.InvariantCulture, $"anchored up to line {lines}, not after it"),
    };
}
