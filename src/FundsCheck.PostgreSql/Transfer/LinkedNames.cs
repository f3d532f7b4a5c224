using System.Globalization;
using FundsCheck.Holds;

namespace FundsCheck.PostgreSql;

/// <summary>
/// The rows of accounts as they follow from the records: which names are linked, and the latest time of each. A missing link is a hold that
/// a debit does not see.
/// </summary>
internal sealed class LinkedNames
{
    private readonly Dictionary<Name, Name> _linked = [];
    private readonly Dictionary<Name, Name> _permitted = [];
    private readonly Dictionary<Name, DateTime> _times = [];

    /// <summary>Adds a decision, which names an account.</summary>
    public void Add(long shard, DecisionRecord record, DateTime recordedAt)
    {
        var account = AccountKeys.From(record);
        var names = account.All().Select(name => new Name(shard, AccountTable.Signed(name))).ToList();
        names.ForEach(name => Add(name, recordedAt));

        // Where a decision does not link them, an event may.
        var isLinked = account.AreLinkedBy(new DebitStatus(record, []));
        foreach (var name in names.Skip(1))
        {
            Link(_permitted, names[0], name);
            if (isLinked)
            {
                Link(_linked, names[0], name);
            }
        }
    }

    /// <summary>Adds an event, or a status of a connection, of an account's key.</summary>
    public void Add(long shard, long account, DateTime recordedAt) => Add(new Name(shard, account), recordedAt);

    /// <summary>What the rows have wrong.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="archivedUntil">Before which time records are archived: what follows from those alone is not known here.</param>
    public IEnumerable<FormattableString> FindFaults(IReadOnlyList<StoredAccount> rows, DateTime? archivedUntil)
    {
        var roots = rows.ToDictionary(row => row.Name, row => new Name(row.Name.Shard, row.Root));
        var times = new Dictionary<Name, DateTime>();
        foreach (var row in rows)
        {
            if (roots.GetValueOrDefault(roots[row.Name]) != roots[row.Name])
            {
                yield return $"account {row.Name.Text}: its row names a root that is none";
            }

            if (archivedUntil is null && !_times.ContainsKey(row.Name))
            {
                yield return $"account {row.Name.Text}: no record names it";
            }

            if (archivedUntil is null && Root(_permitted, row.Name) != Root(_permitted, roots[row.Name]))
            {
                yield return $"account {row.Name.Text}: its row links accounts that no record links";
            }

            if (_times.TryGetValue(row.Name, out var time) && time > times.GetValueOrDefault(roots[row.Name]))
            {
                times[roots[row.Name]] = time;
            }
        }

        foreach (var name in _times.Keys)
        {
            if (!roots.TryGetValue(name, out var root))
            {
                yield return $"account {name.Text}: its row is missing";
            }
            else if (root != roots.GetValueOrDefault(Root(_linked, name)))
            {
                yield return $"account {name.Text}: its row does not link it as the records do, so that holds are not shared";
            }
        }

        foreach (var row in rows.Where(row => row.Root == row.Name.Account && row.RecordedAt != times.GetValueOrDefault(row.Name)))
        {
            if (archivedUntil is null || times.ContainsKey(row.Name) || row.RecordedAt >= archivedUntil)
            {
                yield return $"account {row.Name.Text}: its row states {row.RecordedAt:O}, which is not the time of its latest record";
            }
        }
    }

    private void Add(Name name, DateTime recordedAt)
    {
        if (!_times.TryGetValue(name, out var time) || recordedAt > time)
        {
            _times[name] = recordedAt;
        }
    }

    private static void Link(Dictionary<Name, Name> parents, Name name, Name other) => parents[Root(parents, other)] = Root(parents, name);

    private static Name Root(Dictionary<Name, Name> parents, Name name)
    {
        var root = name;
        while (parents.TryGetValue(root, out var parent) && parent != root)
        {
            root = parent;
        }

        while (parents.TryGetValue(name, out var parent) && parent != root)
        {
            (parents[name], name) = (root, parent);
        }

        return root;
    }

    /// <summary>The name of a row.</summary>
    internal readonly record struct Name(long Shard, long Account)
    {
        public string Text => Account.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>The row of a name.</summary>
    internal readonly record struct StoredAccount(Name Name, long Root, DateTime RecordedAt);
}
