using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary>Reads all decisions and events of a log in order, those first that it carries of its archived segments.</summary>
internal static class LogEntries
{
    public static IEnumerable<LogEntry> Read(string path, CancellationToken cancellationToken)
    {
        foreach (var carried in ArchiveManifest.TryRead(path)?.ReadCarried() ?? [])
        {
            yield return carried.Entry;
        }

        using var reader = new LogReader(path);
        while (reader.Next() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <summary>Reads the events of a log by the id of their debit. Memory grows with the events that are kept.</summary>
    public static ILookup<string, RecordedEvent> ReadEvents(
        string path, Func<RecordedEvent, bool> isKept, CancellationToken cancellationToken) =>
        Read(path, cancellationToken).OfType<LogEntry.Happened>().Select(happened => happened.Event).Where(isKept)
            .ToLookup(recorded => recorded.DebitId, StringComparer.Ordinal);
}
