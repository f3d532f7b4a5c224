using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Loads the state of the sealed segments of a log from checkpoint and indexes, or from the segments where one of these files is missing or
/// damaged. The state of archived segments is that of their last checkpoint, which stays beside the log.
/// </summary>
/// <param name="path">The path of the log.</param>
/// <param name="segments">The segments of the log.</param>
/// <param name="folder">The folder of the log.</param>
/// <param name="histories">The lookup to which the segments are added.</param>
/// <param name="logger">Logs the segments that are read.</param>
internal sealed class SealedSegments(string path, SegmentList segments, Folder folder, DebitLookup histories, ILogger logger)
{
    private readonly int _last = segments.Last;

    /// <param name="now">The clock.</param>
    /// <exception cref="LogDamagedException">A line was altered.</exception>
    public Checkpoint Load(DateTimeOffset now)
    {
        if (_last == 0)
        {
            return Checkpoint.Nothing();
        }

        AddArchived();
        var next = segments.Active;
        if (Checkpoint.TryRead(LogPaths.Checkpoint(path, _last), next?.Line.Checkpoint) is not { } checkpoint
            || (next is not null && next.Before != checkpoint.End))
        {
            LogMessages.SealedSegmentsReread(logger, path, _last);
            var rebuilt = Rebuild(next?.Line.CreatedAt ?? now);
            if (next?.Line.Checkpoint is { } stated && !string.Equals(stated, rebuilt.Sha256, StringComparison.Ordinal))
            {
                // The state of the verified lines counts; the two can differ after the clock was set back.
                LogMessages.SealedAddUpOtherwise(logger, path);
            }

            return rebuilt;
        }

        foreach (var start in segments.Sealed)
        {
            var segment = start.Number;
            var end = segment < _last ? segments.Sealed[segment - segments.Archived].Before : checkpoint.End;
            histories.Add(
                SegmentIndexFile.TryOpen(LogPaths.Ids(path, segment), end.Head) ?? Index(segment, start.Before, end),
                new SegmentLines(LogPaths.Sealed(path, segment)));
        }

        Add(checkpoint.RuleSets);
        return checkpoint;
    }

    private void AddArchived()
    {
        if (segments.Manifest is { } manifest)
        {
            histories.Archived = ArchivedIds.Open(path, manifest);
            histories.Add(histories.Archived.Carried, new SegmentLines(manifest.File));
        }
    }

    private void Add(IEnumerable<RuleSetIdentity> ruleSets)
    {
        foreach (var ruleSet in ruleSets)
        {
            histories.RuleSets.Add(ruleSet);
        }
    }

    /// <summary>Rebuilds the index of a segment.</summary>
    private SegmentIndexFile Index(int segment, LogPosition before, LogPosition end)
    {
        var file = LogPaths.Sealed(path, segment);
        LogMessages.IndexRebuilt(logger, file);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var (reader, ids) = (new SegmentReader(stream, file, before.Lines, before.Head), new ActiveSegmentIndex());
        while (reader.Next() is { } entry)
        {
            ids.Add(entry, reader.Location);
        }

        return reader.Position.Head == end.Head && reader.IncompleteBytes == 0
            ? SegmentIndexFile.Make(folder, LogPaths.Ids(path, segment), ids.ToSorted(), end.Head)
            : throw new LogDamagedException(
                file, Math.Max(reader.LinesRead, 1),
                "the next segment continues another line; verify the log, and restore the segment from a copy");
    }

    private Checkpoint Rebuild(DateTimeOffset closedAt)
    {
        var before = Before();
        Add(before.RuleSets);
        var (holds, statuses) = (before.Holds, before.Statuses);
        var state = new LogState(histories, holds, statuses, before.Times);
        var (segment, end, ids) = (0, before.End, new ActiveSegmentIndex());
        var (begunAt, forgottenBy) = (DateTimeOffset.MaxValue, before.Times.ForgottenBy);
        using var reader = new LogReader(path, lastSegment: _last);
        while (reader.Next() is { } entry)
        {
            if (reader.Segment > segment)
            {
                Close(segment, ids, end);
                (segment, ids) = (reader.Segment, new ActiveSegmentIndex());
                histories.Add(ids, new SegmentLines(reader.File));
            }

            if (entry is LogEntry.Begins begins)
            {
                forgottenBy = Forgetting.By(begunAt, begins.CreatedAt, forgottenBy);
                begunAt = begins.CreatedAt;
            }

            state.Add(entry, reader.Location, ids);
            end = reader.Position;
        }

        Close(segment, ids, end);
        end = end with { Bytes = 0 };

        // The state is that of the sealing of the last segment, so that the checkpoint has the same bytes.
        var times = state.Times with { ForgottenBy = Forgetting.By(begunAt, closedAt, forgottenBy) };
        holds.Forget(times.ForgottenBy);
        var sha256 = CheckpointFile.Write(
            folder, LogPaths.Checkpoint(path, _last), end, histories.RuleSets.All, holds, statuses, times);
        return new Checkpoint(end, [], holds, statuses, times, sha256);
    }

    /// <summary>The state before the first segment that is not archived.</summary>
    private Checkpoint Before()
    {
        if (segments.Manifest is not { } manifest)
        {
            return Checkpoint.Nothing();
        }

        var file = LogPaths.Checkpoint(path, segments.Archived);
        return segments.Sealed.Count > 0 && Checkpoint.TryRead(file, segments.Sealed[0].Line.Checkpoint) is { } checkpoint
            && checkpoint.End == manifest.End
            ? checkpoint
            : throw new LogDamagedException(
                file, 1,
                "the checkpoint of the archived segments is missing, or is not the one that the next segment states; restore the file from "
                    + $"a copy, or move the archived segments back and remove {manifest.File}");
    }

    private void Close(int segment, ActiveSegmentIndex ids, LogPosition end)
    {
        if (segment > 0)
        {
            histories.Close(SegmentIndexFile.Make(folder, LogPaths.Ids(path, segment), ids.ToSorted(), end.Head));
        }
    }
}
