namespace FundsCheck.Decisions.Log.Segments;

/// <summary>The ids of a segment's debits.</summary>
internal interface ISegmentIds
{
    /// <summary>Where the lines on an id begin, the latest one first; none where there are none.</summary>
    IReadOnlyList<long> Find(ulong hash);
}
