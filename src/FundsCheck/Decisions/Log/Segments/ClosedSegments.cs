using FundsCheck.Decisions.Held;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>What the closed segments of a log add up to: from checkpoint and indexes, or read again where one of these is missing or damaged.</summary>
internal static partial class ClosedSegments
{
    /// <param name="path">The log.</param>
    /// <param name="count">How many segments are closed.</param>
    /// <param name="next">How the segment after them begins; null where it does not yet.</param>
    /// <param name="now">The clock.</param>
    /// <param name="histories">Where the segments are added to.</param>
    /// <param name="logger">Told when the segments are read again.</param>
    /// <exception cref="LogDamagedException">A line was altered.</exception>
    public static Checkpoint Load(string path, int count, LogEntry.Begins? next, DateTimeOffset now, LogHistories histories, ILogger logger)
    {
        if (count == 0)
        {
            return Checkpoint.Nothing();
        }

        var files = Enumerable.Range(1, count).Select(segment => IdFile.TryOpen(LogPaths.Ids(path, segment))).ToList();
        if (Checkpoint.TryRead(LogPaths.Checkpoint(path, count), next?.Checkpoint) is not { } checkpoint || files.Contains(null))
        {
            ReadAgain(logger, path, count);
            var rebuilt = Rebuild(path, count, next?.CreatedAt ?? now, histories);
            if (next?.Checkpoint is { } told && !string.Equals(told, rebuilt.Sha256, StringComparison.Ordinal))
            {
                // What the proven lines add up to is right; a clock that was set back can have made the two differ.
                AddsUpOtherwise(logger, path);
            }

            return rebuilt;
        }

        for (var segment = 1; segment <= count; segment++)
        {
            histories.Add(files[segment - 1]!, LogPaths.Closed(path, segment));
        }

        foreach (var ruleSet in checkpoint.RuleSets)
        {
            histories.Add(ruleSet);
        }

        return checkpoint;
    }

    private static Checkpoint Rebuild(string path, int count, DateTimeOffset closedAt, LogHistories histories)
    {
        var holds = new HoldBook();
        var state = new LogState(histories, holds);
        var (segment, end, ids) = (0, LogPosition.Start, new OpenIds());
        var (begunAt, forgottenBy) = (DateTimeOffset.MaxValue, Forgetting.Never);
        using var walk = new LogWalk(path);
        while (walk.Next() is { } entry && walk.Segment <= count)
        {
            if (walk.Segment > segment)
            {
                Close(path, segment, ids, histories);
                (segment, ids) = (walk.Segment, new OpenIds());
                histories.Add(ids, walk.File);
            }

            if (entry is LogEntry.Begins begins)
            {
                forgottenBy = Forgetting.By(begunAt, begins.CreatedAt, forgottenBy);
                begunAt = begins.CreatedAt;
            }

            state.Add(entry, walk.Place, ids);
            end = walk.Position;
        }

        Close(path, segment, ids, histories);

        // As when the last of them was closed, so that the same bytes come out.
        forgottenBy = Forgetting.By(begunAt, closedAt, forgottenBy);
        holds.Forget(forgottenBy);
        var sha256 = Checkpoint.Write(LogPaths.Checkpoint(path, count), end, histories.RuleSets.Values, holds, forgottenBy);
        return new Checkpoint(end, [], holds, forgottenBy, sha256);
    }

    private static void Close(string path, int segment, OpenIds ids, LogHistories histories)
    {
        if (segment > 0)
        {
            histories.Close(IdFile.Make(LogPaths.Ids(path, segment), ids.ToSorted()));
        }
    }

    [LoggerMessage(2, LogLevel.Warning, "{Path}: the checkpoint or an index of its {Segments} closed segments is missing, or is not what the log says it is; they are read and proven again, and both made anew")]
    private static partial void ReadAgain(ILogger logger, string path, int segments);

    [LoggerMessage(3, LogLevel.Warning, "{Path}: its closed segments, proven line by line, do not add up to the checkpoint that it names; what they add up to counts. The clock may have been set back; every opening reads them all until the next segment is closed")]
    private static partial void AddsUpOtherwise(ILogger logger, string path);
}
