using System.Security.Cryptography;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>Finds the sealed segments that are old enough for an archive.</summary>
internal static class OldSegments
{
    /// <summary>Finds the first sealed segments whose records are all older than a time. Verifies the chain of each.</summary>
    /// <exception cref="LogDamagedException">A line was altered.</exception>
    /// <exception cref="IOException">A segment cannot be read.</exception>
    public static IReadOnlyList<ArchivedSegment> Find(string path, SegmentList segments, DateTimeOffset before)
    {
        var found = new List<ArchivedSegment>();
        for (var index = 0; index < segments.Sealed.Count; index++)
        {
            var (start, next) = (segments.Sealed[index], index + 1 < segments.Sealed.Count ? segments.Sealed[index + 1] : segments.Active);

            // The first line of the next segment states the end of this one.
            if (next is null || Read(LogPaths.Sealed(path, start.Number), start, next.Before) is not { } read || read.Latest >= before)
            {
                break;
            }

            found.Add(read);
        }

        return found;
    }

    private static ArchivedSegment Read(string file, SegmentStart start, LogPosition end)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var sha256 = SHA256.Create();
        using var hashed = new CryptoStream(stream, sha256, CryptoStreamMode.Read);
        var (reader, latest) = (new SegmentReader(hashed, file, start.Before.Lines, start.Before.Head), start.Line.CreatedAt);
        while (reader.Next() is { } entry)
        {
            latest = TimeOf(entry) is { } time && time > latest ? time : latest;
        }

        return reader.IncompleteBytes == 0 && reader.Position with { Bytes = 0 } == end && sha256.Hash is { } hash
            ? new ArchivedSegment(start.Number, end.Lines, end.Head, Convert.ToHexStringLower(hash), latest)
            : throw new LogDamagedException(
                file, Math.Max(reader.LinesRead, 1),
                "the next segment continues another line; verify the log, and restore the segment from a copy");
    }

    // Where the clock had jumped, the later time counts.
    private static DateTimeOffset? TimeOf(LogEntry entry) => entry switch
    {
        LogEntry.Decided { Record: var record } => record.Bounds?.Latest ?? record.DecidedAt,
        LogEntry.Happened { Event: var recorded } => recorded.LatestTime ?? recorded.RecordedAt,
        _ => null,
    };
}
