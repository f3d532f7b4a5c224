using System.Globalization;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Determines whether the active segment of a log exists, must be created, or was lost. A segment is whole before it is renamed to the
/// log's path, and the owner file is written after the first segment, so that a crash is distinguishable from a lost segment.
/// </summary>
internal static class ActiveSegment
{
    /// <summary>
    /// Finds the segments of a log, and whether the active one must be created. Completes a sealing that a crash interrupted.
    /// </summary>
    /// <exception cref="LogDamagedException">A segment is missing.</exception>
    /// <exception cref="IOException">The path leads to a folder, a FIFO or a device, or a file cannot be read.</exception>
    public static (SegmentList Segments, bool Begins) Find(string path, DecisionLogOptions options, Folder folder)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder; name a file for the decision log");
        }

        RegularFile.Require(path);
        var segments = SegmentList.Find(path);
        var next = segments.Last + 1;
        if (segments.Active is null && next > 1 && !File.Exists(path) && SegmentStart.TryRead(LogPaths.Next(path))?.Number == next)
        {
            File.Move(LogPaths.Next(path), path, overwrite: true);
            folder.Flush();
            segments = SegmentList.Find(path);
        }

        // A file with content is never replaced; the reader of the lines reports its damage.
        if (segments.Active is not null || (File.Exists(path) && new FileInfo(path).Length > 0))
        {
            return (segments, Begins: false);
        }

        return (next == 1 && !LogLock.WasOpened(path)) || options.ReplaceLostSegment ? (segments, Begins: true) : throw Lost(path, next);
    }

    /// <summary>Creates the active segment; its first line is on disk before the rename to the log's path.</summary>
    public static ActiveFile Begin(
        string path, Checkpoint checkpoint, int segment, DateTimeOffset now, Folder folder, IDisk disk, ILogger logger)
    {
        if (segment > 1 || LogLock.WasOpened(path))
        {
            LogMessages.LostSegmentReplaced(logger, path, segment);
        }

        var writer = new RecordWriter(checkpoint.End);
        writer.Begin(now, segment, checkpoint.Sha256);
        var file = ActiveFile.Make(LogPaths.Next(path), writer.Pending.Span, disk);
        try
        {
            file.MoveTo(path);
            folder.Flush();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static LogDamagedException Lost(string path, int segment) => new(path, 1, string.Create(
        CultureInfo.InvariantCulture,
        $"segment {segment}, the active one, is {(File.Exists(path) ? "empty" : "missing")}, although the log was opened before; move it "
            + $"back. For a segment that is lost for good, ReplaceLostSegment (`--replace-lost-segment`) starts a new one "
            + $"without its decisions, events and holds"));
}
