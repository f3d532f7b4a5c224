using FundsCheck.Cli.Decisions;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Exporting;

/// <summary>Writes the decisions of a source as a table, to a new file or to standard output.</summary>
/// <param name="Format">The format of the table.</param>
/// <param name="File">The new file; null for standard output.</param>
/// <param name="Settings">Which decisions.</param>
/// <param name="IsJson">True to report the file as JSON.</param>
internal sealed record ExportRun(string Format, string? File, ListSettings Settings, bool IsJson)
{
    /// <summary>The option of the file.</summary>
    public const string FileOption = "--out";

    /// <exception cref="WrongInputException">The file cannot be created, or a value has no exact form in the format.</exception>
    /// <exception cref="LogDamagedException">A line was altered or moved, and the report is text. The file is not created.</exception>
    public async Task<int> RunAsync(Terminal terminal, RecordSource source, CancellationToken cancellationToken)
    {
        if (File is not null)
        {
            Require(FileReplacement.ProblemOfNew(File));
        }

        try
        {
            return await source.UseLogAsync(
                terminal, (path, name) => ExportAsync(terminal, path, name, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (LogDamagedException exception) when (IsJson)
        {
            return LogFiles.WriteDamage(terminal, exception, IsJson);
        }
    }

    private async Task<int> ExportAsync(Terminal terminal, string path, string name, CancellationToken cancellationToken)
    {
        LogFiles.Read(path, () =>
        {
            using var reader = new LogReader(path);
            return reader.Segment;
        });
        using var log = ExportedLog.Open(path, cancellationToken);
        var (count, progress) = (0L, new RecordProgress(terminal, name));
        if (File is null)
        {
            var stream = new BufferedStream(terminal.OpenOut());
            await using (stream.ConfigureAwait(false))
            {
                await WriteAsync(stream).ConfigureAwait(false);
            }
        }
        else
        {
            Require(await FileReplacement.CreateAsync(File, WriteAsync).ConfigureAwait(false));
        }

        progress.End();
        Report(terminal, name, count, log.End);
        return ExitStatus.Done;

        async Task WriteAsync(Stream stream)
        {
            var writer = await ExportFormat.OpenAsync(Format, stream, cancellationToken).ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                foreach (var rows in log.Read(Settings, cancellationToken))
                {
                    await writer.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
                    count += rows.Count;
                    progress.Report(count);
                }
            }
        }
    }

    private static void Require(string? problem)
    {
        if (problem is not null)
        {
            throw new WrongInputException([$"{FileOption}: {problem}"]);
        }
    }

    private void Report(Terminal terminal, string name, long count, LogPosition end)
    {
        if (!IsJson)
        {
            // The end of a log that grows meanwhile: what `decisions verify --anchor` finds in it later.
            (File is null ? terminal.Error : terminal.Out).WriteShown(
                $"{File ?? "standard output"}: {count} decisions of {name}, up to line {end.Lines}, head {end.Head.ToString()}");
            return;
        }

        terminal.Out.WriteLine(DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file", File);
            writer.WriteString("format", Format);
            writer.WriteString("source", name);
            writer.WriteNumber("decisions", count);
            writer.WriteNumber("lines", end.Lines);
            writer.WriteString("head", end.Head.ToString());
            writer.WriteEndObject();
        }));
    }
}
