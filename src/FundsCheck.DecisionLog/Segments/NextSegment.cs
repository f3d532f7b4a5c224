using FundsCheck.Holds;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>
/// All that is made before a segment is sealed: its index, the checkpoint, and the segment that follows it, beside its place.
/// </summary>
/// <param name="File">The segment that follows.</param>
/// <param name="Writer">Writes behind its first line.</param>
/// <param name="Ids">The index of the segment that is sealed.</param>
internal sealed record NextSegment(ActiveFile File, RecordWriter Writer, SegmentIndexFile Ids)
{
    /// <summary>Makes it; where it throws, nothing has changed for the log.</summary>
    /// <exception cref="IOException">A file cannot be made.</exception>
    public static NextSegment Make(
        string path, int segment, LogPosition end, ActiveSegmentIndex openIds, LogHistories histories, HoldIndex holds, DateTimeOffset now,
        LogTimes times, Folder folder, IDisk disk)
    {
        var sealedPath = LogPaths.Closed(path, segment);
        if (System.IO.File.Exists(sealedPath))
        {
            throw new IOException($"{sealedPath} is no segment of this log, and stands where the next one is to be; move it elsewhere");
        }

        var ids = SegmentIndexFile.Make(folder, LogPaths.Ids(path, segment), openIds.ToSorted(), end.Head);
        holds.Forget(times.ForgottenBy);
        var checkpoint = Checkpoint.Write(folder, LogPaths.Checkpoint(path, segment), end, histories.RuleSets.All, holds, times);
        var writer = new RecordWriter(end);
        writer.Begin(now, segment + 1, checkpoint);
#pragma warning disable CA2000 // What is returned holds it.
        var file = ActiveFile.Make(LogPaths.Next(path), writer.Pending.Span, disk);
#pragma warning restore CA2000
        try
        {
            writer.ClearPending();
            folder.Flush();
            return new NextSegment(file, writer, ids);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
