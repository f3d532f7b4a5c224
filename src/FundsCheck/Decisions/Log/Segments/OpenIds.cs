namespace FundsCheck.Decisions.Log.Segments;

/// <summary>The ids in the segment that is written to. One thread adds; any may look.</summary>
internal sealed class OpenIds : ISegmentIds
{
    private readonly Lock _gate = new();
    private readonly List<(IdEntry Entry, int Earlier)> _entries = [];
    private readonly Dictionary<ulong, int> _latest = [];

    public void Add(IdEntry entry)
    {
        lock (_gate)
        {
            _entries.Add((entry, _latest.GetValueOrDefault(entry.Hash, -1)));
            _latest[entry.Hash] = _entries.Count - 1;
        }
    }

    public IReadOnlyList<long> Find(ulong hash)
    {
        lock (_gate)
        {
            if (!_latest.TryGetValue(hash, out var index))
            {
                return [];
            }

            var offsets = new List<long>();
            for (; index >= 0; index = _entries[index].Earlier)
            {
                offsets.Add(_entries[index].Entry.Offset);
            }

            return offsets;
        }
    }

    public IdEntry[] ToSorted()
    {
        lock (_gate)
        {
            var sorted = _entries.Select(entry => entry.Entry).ToArray();
            Array.Sort(sorted, IdEntry.Compare);
            return sorted;
        }
    }
}
