using FundsCheck.Holds;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>
/// What the sealed segments of a log add up to: from checkpoint and indexes, or read again where one of these is missing or damaged.
/// </summary>
/// <param name="path">The log.</param>
/// <param name="segments">Its segments.</param>
/// <param name="folder">Its folder.</param>
/// <param name="histories">Where the segments are added to.</param>
/// <param name="logger">Reports a segment that is read again.</param>
internal sealed class SealedSegments(string path, SegmentList segments, Folder folder, LogHistories histories, ILogger logger)
{
    private readonly int _count = segments.Sealed.Count;

    /// <param name="now">The clock.</param>
    /// <exception cref="LogDamagedException">A line was altered.</exception>
    public Checkpoint Load(DateTimeOffset now)
    {
        if (_count == 0)
        {
            return Checkpoint.Nothing();
        }

        var next = segments.Active;
        if (Checkpoint.TryRead(LogPaths.Checkpoint(path, _count), next?.Line.Checkpoint) is not { } checkpoint
            || (next is not null && next.Before != checkpoint.End))
        {
            LogMessages.SealedReadAgain(logger, path, _count);
            var rebuilt = Rebuild(next?.Line.CreatedAt ?? now);
            if (next?.Line.Checkpoint is { } stated && !string.Equals(stated, rebuilt.Sha256, StringComparison.Ordinal))
            {
                // What the proven lines add up to is right; a clock that was set back can have made the two differ.
                LogMessages.SealedAddUpOtherwise(logger, path);
            }

            return rebuilt;
        }

        for (var segment = 1; segment <= _count; segment++)
        {
            var end = segment < _count ? segments.Sealed[segment].Before : checkpoint.End;
            histories.Add(
                SegmentIndexFile.TryOpen(LogPaths.Ids(path, segment), end.Head) ?? Index(segment, end),
                new SegmentLines(LogPaths.Closed(path, segment)));
        }

        foreach (var ruleSet in checkpoint.RuleSets)
        {
            histories.RuleSets.Add(ruleSet);
        }

        return checkpoint;
    }

    /// <summary>Makes the index of one segment anew.</summary>
    private SegmentIndexFile Index(int segment, LogPosition end)
    {
        var (file, before) = (LogPaths.Closed(path, segment), segments.Sealed[segment - 1].Before);
        LogMessages.IndexedAgain(logger, file);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var (scanner, ids) = (new LogReader(stream, file, before.Lines, before.Head), new ActiveSegmentIndex());
        while (scanner.Next() is { } entry)
        {
            ids.Add(entry, scanner.Place);
        }

        return scanner.Position.Head == end.Head && scanner.TornBytes == 0
            ? SegmentIndexFile.Make(folder, LogPaths.Ids(path, segment), ids.ToSorted(), end.Head)
            : throw new LogDamagedException(
                file, Math.Max(scanner.LinesRead, 1),
                "the segment after it continues another line; verify the log, and restore the segment from a copy");
    }

    private Checkpoint Rebuild(DateTimeOffset closedAt)
    {
        var holds = new HoldIndex();
        var state = new LogState(histories, holds, LogTimes.None);
        var (segment, end, ids) = (0, LogPosition.Start, new ActiveSegmentIndex());
        var (begunAt, forgottenBy) = (DateTimeOffset.MaxValue, Forgetting.Never);
        using var walk = new LogWalk(path, lastSegment: _count);
        while (walk.Next() is { } entry)
        {
            if (walk.Segment > segment)
            {
                Close(segment, ids, end);
                (segment, ids) = (walk.Segment, new ActiveSegmentIndex());
                histories.Add(ids, new SegmentLines(walk.File));
            }

            if (entry is LogEntry.Begins begins)
            {
                forgottenBy = Forgetting.By(begunAt, begins.CreatedAt, forgottenBy);
                begunAt = begins.CreatedAt;
            }

            state.Add(entry, walk.Place, ids);
            end = walk.Position;
        }

        Close(segment, ids, end);
        end = end with { Bytes = 0 };

        // As when the last of them was closed, so that the same bytes come out.
        var times = state.Times with { ForgottenBy = Forgetting.By(begunAt, closedAt, forgottenBy) };
        holds.Forget(times.ForgottenBy);
        var sha256 = Checkpoint.Write(folder, LogPaths.Checkpoint(path, _count), end, histories.RuleSets.All, holds, times);
        return new Checkpoint(end, [], holds, times, sha256);
    }

    private void Close(int segment, ActiveSegmentIndex ids, LogPosition end)
    {
        if (segment > 0)
        {
            histories.Close(SegmentIndexFile.Make(folder, LogPaths.Ids(path, segment), ids.ToSorted(), end.Head));
        }
    }
}
