using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>The index of the active segment. One thread adds; any thread may search.</summary>
internal sealed class ActiveSegmentIndex : ISegmentIndex
{
    private readonly Lock _gate = new();
    private readonly List<(SegmentIndexEntry Entry, int Earlier)> _entries = [];
    private readonly Dictionary<ulong, int> _latest = [];

    public void Add(SegmentIndexEntry entry)
    {
        lock (_gate)
        {
            _entries.Add((entry, _latest.GetValueOrDefault(entry.Hash, -1)));
            _latest[entry.Hash] = _entries.Count - 1;
        }
    }

    /// <summary>Adds the line of an entry; ignores entries without a debit.</summary>
    public void Add(LogEntry entry, LineLocation place)
    {
        foreach (var id in SegmentIndexEntry.NamesIn(entry))
        {
            Add(new SegmentIndexEntry(StableHash.Of(id), place.At, place.Hash.Prefix));
        }
    }

    public IReadOnlyList<SegmentIndexEntry> Find(ulong hash)
    {
        lock (_gate)
        {
            if (!_latest.TryGetValue(hash, out var index))
            {
                return [];
            }

            var lines = new List<SegmentIndexEntry>();
            for (; index >= 0; index = _entries[index].Earlier)
            {
                lines.Add(_entries[index].Entry);
            }

            return lines;
        }
    }

    /// <summary>Copies the entries after a number of earlier ones, in the order of their lines.</summary>
    public SegmentIndexEntry[] CopyAfter(int earlier)
    {
        lock (_gate)
        {
            return [.. _entries.Skip(earlier).Select(entry => entry.Entry)];
        }
    }

    public SegmentIndexEntry[] ToSorted()
    {
        lock (_gate)
        {
            var sorted = _entries.Select(entry => entry.Entry).ToArray();
            Array.Sort(sorted, SegmentIndexEntry.Compare);
            return sorted;
        }
    }
}
