namespace FundsCheck.Decisions.Log.Segments;

/// <summary>The ids in the active segment. One thread adds; any may look.</summary>
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

    /// <summary>Adds the line of an entry, where it is one on a debit.</summary>
    public void Add(LogEntry entry, LogPlace place)
    {
        foreach (var id in IdEntry.NamesIn(entry))
        {
            Add(new IdEntry(StableHash.Of(id), place.At, place.Hash.Prefix));
        }
    }

    public IReadOnlyList<IdEntry> Find(ulong hash)
    {
        lock (_gate)
        {
            if (!_latest.TryGetValue(hash, out var index))
            {
                return [];
            }

            var lines = new List<IdEntry>();
            for (; index >= 0; index = _entries[index].Earlier)
            {
                lines.Add(_entries[index].Entry);
            }

            return lines;
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
