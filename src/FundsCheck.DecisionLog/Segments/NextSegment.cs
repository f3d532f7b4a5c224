using FundsCheck.Holds;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>The files created before a segment is sealed: its index, the checkpoint, and the next segment under a temporary name.</summary>
/// <param name="File">The next segment.</param>
/// <param name="Writer">The writer after the first line of the next segment.</param>
/// <param name="Ids">The index of the sealed segment.</param>
internal sealed record NextSegment(ActiveFile File, RecordWriter Writer, SegmentIndexFile Ids)
{
    /// <summary>Creates the files; an exception leaves the log unchanged.</summary>
    /// <exception cref="IOException">A file cannot be created.</exception>
    public static NextSegment Make(
        string path, int segment, LogPosition end, ActiveSegmentIndex openIds, DebitLookup histories, HoldIndex holds,
        ConnectionStatusIndex statuses, DateTimeOffset now, LogTimes times, Folder folder, IDisk disk)
    {
        var sealedPath = LogPaths.Sealed(path, segment);
        if (System.IO.File.Exists(sealedPath))
        {
            throw new IOException(
                $"{sealedPath} is not a segment of this log, and has the name of the next sealed segment; move it elsewhere");
        }

        var ids = SegmentIndexFile.Make(folder, LogPaths.Ids(path, segment), openIds.ToSorted(), end.Head);
        holds.Forget(times.ForgottenBy);
        var checkpoint = CheckpointFile.Write(
            folder, LogPaths.Checkpoint(path, segment), end, histories.RuleSets.All, holds, statuses, times);
        var writer = new RecordWriter(end);
        writer.Begin(now, segment + 1, checkpoint);
#pragma warning disable CA2000 // The returned value owns the file.
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
