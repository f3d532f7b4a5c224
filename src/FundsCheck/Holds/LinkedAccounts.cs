using System.Runtime.InteropServices;

namespace FundsCheck.Holds;

/// <summary>
/// Groups the names of one real account: the key, the id at the source and the persistent id of each debit, also through other debits.
/// Names are hashes, so that a million accounts take little memory; two names with one hash would only share their holds.
/// </summary>
internal sealed class LinkedAccounts
{
    private const byte Id = (byte)'i';
    private const byte PersistentId = (byte)'p';

    // The last bit distinguishes the two kinds of one text, since a host without own keys uses the ids of the source as keys.
    private const ulong IsSourceId = 1;

    private readonly Dictionary<ulong, int> _nodes = [];
    private readonly List<int> _parents = [];

    /// <summary>Every name with its group.</summary>
    public IEnumerable<(ulong Name, int Group)> All => _nodes.Select(node => (node.Key, Root(node.Value)));

    public static ulong NameOfKey(string key) => StableHash.Of(key, Id) & ~IsSourceId;

    public static ulong NameOfSourceId(string id) => StableHash.Of(id, Id) | IsSourceId;

    public static ulong NameOfPersistentId(string id) => StableHash.Of(id, PersistentId);

    /// <summary>Returns true where two names are the key and the source id of one text. This link follows from the text itself.</summary>
    public static bool IsPair(ulong name, ulong other) => (name ^ other) == IsSourceId;

    /// <summary>Finds the group of a name; null for an unknown name.</summary>
    public int? Find(ulong name) => _nodes.TryGetValue(name, out var node) ? Root(node) : null;

    /// <summary>Gets the group of a name; creates one for an unknown name.</summary>
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

    /// <summary>Merges the second group into the first one.</summary>
    public void Join(int group, int other) => _parents[other] = group;

    private int Root(int node)
    {
        while (_parents[node] != node)
        {
            // Path halving shortens the next search.
            _parents[node] = _parents[_parents[node]];
            node = _parents[node];
        }

        return node;
    }
}
