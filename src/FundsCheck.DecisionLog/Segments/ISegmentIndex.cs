namespace FundsCheck.DecisionLog;

/// <summary>The ids of a segment's debits.</summary>
internal interface ISegmentIndex
{
    /// <summary>The lines on an id, the latest one first; none where there are none.</summary>
    IReadOnlyList<SegmentIndexEntry> Find(ulong hash);
}
