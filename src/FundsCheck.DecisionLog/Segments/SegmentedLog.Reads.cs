using FundsCheck.Storage;

namespace FundsCheck.DecisionLog;

/// <content>Reads of lines on disk, by any thread.</content>
internal sealed partial class SegmentedLog
{
    private long _linesOnDisk;

    /// <summary>The path of the log, with links resolved.</summary>
    public string LogPath => _path;

    /// <summary>The number of lines on disk: a reader of the files may see more of them.</summary>
    public long LinesOnDisk => Volatile.Read(ref _linesOnDisk);

    /// <summary>Finds the latest decision on a debit and its events on disk; null for a new id.</summary>
    public DebitStatus? Find(HashedId debit) => _histories.Find(debit);

    /// <summary>Finds every decision on a debit and every event of it on disk; null for a new id.</summary>
    public DebitTimeline? FindTimeline(HashedId debit) => _histories.FindTimeline(debit);
}
