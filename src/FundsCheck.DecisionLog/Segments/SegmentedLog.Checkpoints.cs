using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <content>The checkpoint within the active segment.</content>
internal sealed partial class SegmentedLog
{
    private const int DistanceOfLength = 4;

    private readonly ActiveCheckpointFile _checkpoint;
    private long _checkpointAtBytes;
    private long _lastLineAt;

    private void BeginCheckpoints(LogPosition end)
    {
        // The first line of a segment is its last one.
        _checkpoint.Restart();
        _lastLineAt = 0;
        PlanCheckpoint(end.Bytes, written: 0);
    }

    private void WriteCheckpoint()
    {
        Verify();
        var written = 0L;
        try
        {
            written = _checkpoint.Write(
                _sealed + 1, _writer.End, _lastLineAt, _ids, _ruleSetsHere, _histories.RuleSets.All, Holds, Statuses, _times);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogMessages.CheckpointPostponed(_logger, _path, exception.Message);
        }

        PlanCheckpoint(_writer.End.Bytes, written);
    }

    // The state can be large: the time of its writing stays small beside that of the lines.
    private void PlanCheckpoint(long from, long written) =>
        _checkpointAtBytes = from + Math.Max(_options.CheckpointBytes, DistanceOfLength * written);
}
