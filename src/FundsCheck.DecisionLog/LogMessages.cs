using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>The log messages of a decision log.</summary>
internal static partial class LogMessages
{
    /// <summary>Warns after the opening of a log: of files that other users can read, and of a clock behind the latest record.</summary>
    public static void WarnAtOpening(ILogger logger, string path, DateTimeOffset latest, DateTimeOffset now)
    {
        if (SegmentList.FilesOf(path).FirstOrDefault(PrivateFile.IsReadableByOthers) is { } file)
        {
            ReadableByOthers(logger, file);
        }

        if (latest > now + FactLimits.ClockSkewMax)
        {
            ClockBehind(logger, path, latest, now);
        }
    }

    [LoggerMessage(
        2001,
        LogLevel.Warning,
        "{Path}: line {Line} was incomplete and is truncated, {Bytes} bytes: the process or the machine stopped during the write, and the "
            + "line was never acknowledged")]
    public static partial void TailCut(ILogger logger, string path, long line, int bytes);

    [LoggerMessage(
        2002,
        LogLevel.Warning,
        "{Path}: the checkpoint of the {Segments} sealed segments is missing, or differs from the stated one; the segments are read and "
            + "verified, and checkpoint and indexes are rebuilt")]
    public static partial void SealedSegmentsReread(ILogger logger, string path, int segments);

    [LoggerMessage(
        2003,
        LogLevel.Warning,
        "{Path}: the verified lines of the sealed segments differ from the stated checkpoint; the state of the lines counts. The "
            + "clock may have been set back; every opening reads all segments until the next one is sealed")]
    public static partial void SealedAddUpOtherwise(ILogger logger, string path);

    [LoggerMessage(
        2004, LogLevel.Warning,
        "{File}: the index is missing, damaged, or of another segment; the segment is read and verified, and the index is rebuilt")]
    public static partial void IndexRebuilt(ILogger logger, string file);

    [LoggerMessage(
        2005, LogLevel.Warning,
        "{File} can be read by other users than its owner, and contains account keys and balances; restrict it, as with `chmod 600`")]
    private static partial void ReadableByOthers(ILogger logger, string file);

    [LoggerMessage(
        2006,
        LogLevel.Warning,
        "{Path}: segment {Segment} is missing, and ReplaceLostSegment starts a new one; the decisions, events and holds of the missing "
            + "segment are lost")]
    public static partial void LostSegmentReplaced(ILogger logger, string path, int segment);

    [LoggerMessage(2007, LogLevel.Warning, "{Path}: failed to seal segment {Segment}; it stays active: {Cause}")]
    public static partial void SealingPostponed(ILogger logger, string path, int segment, string cause);

    [LoggerMessage(
        2013,
        LogLevel.Warning,
        "{Path}: failed to write the checkpoint within the active segment; the next opening takes longer: {Cause}")]
    public static partial void CheckpointPostponed(ILogger logger, string path, string cause);

    [LoggerMessage(
        2008,
        LogLevel.Error,
        "{Path}: the decision log failed and rejects decisions: {Cause}. Next attempt to open it in {Seconds} s")]
    public static partial void Failed(ILogger logger, string path, string cause, double seconds);

    [LoggerMessage(
        2012,
        LogLevel.Debug,
        "{Path}: the decision log still fails for the reason that was logged before. Next attempt to open it in {Seconds} s")]
    public static partial void FailedAgain(ILogger logger, string path, double seconds);

    [LoggerMessage(2009, LogLevel.Critical, "{Path}: the decision log is damaged and rejects decisions: {Cause}")]
    public static partial void Damaged(ILogger logger, string path, string cause);

    [LoggerMessage(2010, LogLevel.Information, "{Path}: the decision log is open again; its end is verified and on disk")]
    public static partial void Reopened(ILogger logger, string path);

    [LoggerMessage(
        2011,
        LogLevel.Warning,
        "{Path}: the latest line was recorded at {Latest:yyyy-MM-dd'T'HH:mm:ss'Z'}, and the clock shows {Now:yyyy-MM-dd'T'HH:mm:ss'Z'}: "
            + "one of the two is wrong. A decision dated ahead of the clock does not count as valid; correct the clock before debits "
            + "are sent")]
    private static partial void ClockBehind(ILogger logger, string path, DateTimeOffset latest, DateTimeOffset now);
}
