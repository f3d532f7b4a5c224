using FundsCheck.Records.Format;
using FundsCheck.Rules.Language;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>What a decision log reports to the host's logger.</summary>
internal static partial class LogMessages
{
    /// <summary>
    /// Reports what the host should look at when a log was opened: files that others can read, and a clock behind what is recorded.
    /// </summary>
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
        1,
        LogLevel.Warning,
        "{Path}: line {Line} is incomplete and was cut off, {Bytes} bytes: the process or the machine stopped while it was written, and it "
            + "was never acknowledged")]
    public static partial void TailCut(ILogger logger, string path, long line, int bytes);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "{Path}: the checkpoint of its {Segments} sealed segments is missing, or is not the one that the log states; they are read and "
            + "proven again, and it is made anew with their indexes")]
    public static partial void SealedReadAgain(ILogger logger, string path, int segments);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "{Path}: its sealed segments, proven line by line, do not add up to the checkpoint that it states; what they add up to counts. The "
            + "clock may have been set back; every opening reads them all until the next segment is sealed")]
    public static partial void SealedAddUpOtherwise(ILogger logger, string path);

    [LoggerMessage(
        4, LogLevel.Warning,
        "{File}: its index is missing, damaged, or another segment's; the segment is read and proven again, and the index is made anew")]
    public static partial void IndexedAgain(ILogger logger, string file);

    [LoggerMessage(
        5, LogLevel.Warning,
        "{File} can be read by other users than its owner, and holds account keys and balances; restrict it, as with `chmod 600`")]
    private static partial void ReadableByOthers(ILogger logger, string file);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "{Path}: segment {Segment} was lost, and a new one is begun as the options demand; the decisions, events and holds of the lost "
            + "segment are forgotten")]
    public static partial void LostSegmentReplaced(ILogger logger, string path, int segment);

    [LoggerMessage(7, LogLevel.Warning, "{Path}: segment {Segment} cannot be sealed yet and goes on: {Cause}")]
    public static partial void SealingPostponed(ILogger logger, string path, int segment, string cause);

    [LoggerMessage(8, LogLevel.Error, "{Path}: the decision log failed and takes no decisions: {Cause}. It is opened again in {Seconds} s")]
    public static partial void Failed(ILogger logger, string path, string cause, double seconds);

    [LoggerMessage(9, LogLevel.Critical, "{Path}: the decision log is damaged and takes no decisions: {Cause}")]
    public static partial void Damaged(ILogger logger, string path, string cause);

    [LoggerMessage(10, LogLevel.Information, "{Path}: the decision log is open again, and its end is proven and on disk")]
    public static partial void OpenAgain(ILogger logger, string path);

    [LoggerMessage(
        11,
        LogLevel.Warning,
        "{Path}: its latest line was recorded at {Latest:yyyy-MM-dd'T'HH:mm:ss'Z'}, and the clock shows {Now:yyyy-MM-dd'T'HH:mm:ss'Z'}: "
            + "one of the two was wrong. No decision is taken for valid that is dated ahead of the clock; correct the clock before debits "
            + "are sent")]
    private static partial void ClockBehind(ILogger logger, string path, DateTimeOffset latest, DateTimeOffset now);
}
