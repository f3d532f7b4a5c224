using System.Runtime.InteropServices;

namespace FundsCheck.Holds;

/// <summary>
/// Which names are of one real account: the key, the id at the source and the persistent id of one debit are, by way of as many debits as
/// it takes. Names are kept as hashes, so that a million accounts take little; two of one hash would only be held against one another.
/// </summary>
internal sealed class LinkedAccounts
{
    private const byte Id = (byte)'i';
    private const byte PersistentId = (byte)'p';

    // The last bit tells the two kinds of one text apart: a host that has no keys of its own uses the source's ids as keys.
    private const ulong IsSourceId = 1;

    private readonly Dictionary<ulong, int> _nodes = [];
    private readonly List<int> _parents = [];

    /// <summary>Every name with its group.</summary>
    public IEnumerable<(ulong Name, int Group)> All => _nodes.Select(node => (node.Key, Root(node.Value)));

    public static ulong NameOfKey(string key) => StableHash.Of(key, Id) & ~IsSourceId;

    public static ulong NameOfSourceId(string id) => StableHash.Of(id, Id) | IsSourceId;

    public static ulong NameOfPersistentId(string id) => StableHash.Of(id, PersistentId);

    /// <summary>Whether two names are the key and the id at the source of one text: which link follows from the text itself.</summary>
    public static bool IsPair(ulong name, ulong other) => (name ^ other) == IsSourceId;

    /// <summary>The group of a name; null where it was never seen.</summary>
    public int? Find(ulong name) => _nodes.TryGetValue(name, out var node) ? Root(node) : null;

    /// <summary>The group of a name; a new one where it was never seen.</summary>
    public int Get(ulong name)
    {
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(_nodes, name, out var isKnown);
        if (!isKnown)
        {
            node = _parents.Count;
            _parents.Add(node);
        }

        return Root(node);
    }

    /// <summary>Makes one group of two: the first goes on, the second is no more.</summary>
    public void Join(int group, int other) => _parents[other] = group;

    private int Root(int node)
    {
        while (_parents[node] != node)
        {
            // Halves the way for the next one.
            _parents[node] = _parents[_parents[node]];
            node = _parents[node];
        }

        return node;
    }
}
