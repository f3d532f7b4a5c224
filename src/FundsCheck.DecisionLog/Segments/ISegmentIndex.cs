namespace FundsCheck.DecisionLog;

/// <summary>The index of a segment: the ids of its debits.</summary>
internal interface ISegmentIndex
{
    /// <summary>Finds the lines of an id, latest first; empty for an unknown id.</summary>
    IReadOnlyList<SegmentIndexEntry> Find(ulong hash);
}
