using FundsCheck.Cli.Decisions;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Exporting;

/// <summary>
/// The decisions of a log, each with its events. The log is read twice, up to the line that was its last when it was opened: the writer may
/// append meanwhile. At most one window of rows is in memory.
/// </summary>
internal sealed class ExportedLog : IDisposable
{
    // The rows in memory. For each so many rows, the events are read once more.
    private const int UsualWindow = 50_000;

    private readonly EventFile _events = new();
    private readonly string _path;
    private readonly int _window;

    private ExportedLog(string path, int window) => (_path, _window) = (path, window);

    /// <summary>Reads the events of a log, and where it ends.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="window">The number of rows of a window.</param>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    public static ExportedLog Open(string path, CancellationToken cancellationToken, int window = UsualWindow)
    {
        var log = new ExportedLog(path, window);
        try
        {
            log.ReadEvents(cancellationToken);
            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>The position after the last line that is read.</summary>
    public LogPosition End { get; private set; }

    /// <summary>The rows of the decisions that match, in windows, in the order of the log.</summary>
    public IEnumerable<IReadOnlyList<ExportRow>> Read(ListSettings settings, CancellationToken cancellationToken)
    {
        var rows = new List<ExportRow>();
        foreach (var (position, entry) in Entries(End.Lines, cancellationToken))
        {
            if (entry is LogEntry.Decided { Record: var record } && settings.Matches(record))
            {
                rows.Add(new ExportRow(position.Lines, record));
            }

            if (rows.Count == _window)
            {
                yield return Join(rows, settings.Approver, cancellationToken);
                rows = [];
            }
        }

        if (rows.Count > 0)
        {
            yield return Join(rows, settings.Approver, cancellationToken);
        }
    }

    public void Dispose() => _events.Dispose();

    private void ReadEvents(CancellationToken cancellationToken)
    {
        foreach (var (position, entry) in Entries(long.MaxValue, cancellationToken))
        {
            End = position.Lines > End.Lines ? position : End;
            if (entry is LogEntry.Happened { Event: var recorded })
            {
                _events.Add(recorded);
            }
        }
    }

    private List<ExportRow> Join(List<ExportRow> rows, string? approver, CancellationToken cancellationToken)
    {
        var byDecision = new Dictionary<(object? Id, object? Revision), ExportRow>();
        foreach (var row in rows)
        {
            byDecision[(row[ExportColumns.Id], row[ExportColumns.Revision])] = row;
        }

        foreach (var (id, revision, happened) in _events.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (byDecision.TryGetValue((id, revision), out var row))
            {
                row.Add(happened);
            }
        }

        return approver is null
            ? rows
            : rows.FindAll(row => string.Equals(
                row[ExportColumns.ApprovedBy] as string, PrintableText.Show(approver), StringComparison.Ordinal));
    }

    // The decisions that the log carries of its archived segments come first, with the numbers of their own lines: their later events may
    // be in the rest of the log.
    private IEnumerable<(LogPosition Position, LogEntry Entry)> Entries(long lastLine, CancellationToken cancellationToken)
    {
        foreach (var carried in ArchiveManifest.TryRead(_path)?.ReadCarried() ?? [])
        {
            yield return (new LogPosition(carried.Number, default, Bytes: 0), carried.Entry);
        }

        using var reader = new LogReader(_path);
        while (reader.Position.Lines < lastLine && reader.Next() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return (reader.Position, entry);
        }
    }
}
