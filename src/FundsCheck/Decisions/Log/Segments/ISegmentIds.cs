namespace FundsCheck.Decisions.Log.Segments;

/// <summary>The ids of a segment's debits.</summary>
internal interface ISegmentIds
{
    /// <summary>The lines on an id, the latest one first; none where there are none.</summary>
    IReadOnlyList<IdEntry> Find(ulong hash);
}
