using FundsCheck.Balances;

namespace FundsCheck.Decisions;

/// <summary>Which debits take from one real account: those of its keys, joined where readings told the same persistent id.</summary>
internal sealed class AccountLinks
{
    private readonly Dictionary<string, HashSet<string>> _debitsByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _keysByPersistentId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _persistentIdsByKey = new(StringComparer.Ordinal);

    /// <summary>The debits of a key and of every key that it is joined to, by way of as many ids as it takes.</summary>
    public IEnumerable<string> DebitsOf(string key, string? persistentId) =>
        KeysWith(key, persistentId).SelectMany(joined => _debitsByKey.GetValueOrDefault(joined, []));

    public void Add(DecisionRecord record)
    {
        var key = record.Debit.AccountKey;
        SetOf(_debitsByKey, key).Add(record.Debit.Id);
        if (record.Reading is BalanceReading.Read { Balance.PersistentAccountId: { Length: > 0 } persistentId })
        {
            SetOf(_keysByPersistentId, persistentId).Add(key);
            SetOf(_persistentIdsByKey, key).Add(persistentId);
        }
    }

    private HashSet<string> KeysWith(string key, string? persistentId)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { key };
        var open = new Queue<string>(keys);
        Join(persistentId);
        while (open.TryDequeue(out var next))
        {
            foreach (var id in _persistentIdsByKey.GetValueOrDefault(next, []))
            {
                Join(id);
            }
        }

        return keys;

        void Join(string? id)
        {
            foreach (var joined in _keysByPersistentId.GetValueOrDefault(id ?? string.Empty, []).Where(keys.Add))
            {
                open.Enqueue(joined);
            }
        }
    }

    private static HashSet<string> SetOf(Dictionary<string, HashSet<string>> sets, string name)
    {
        if (!sets.TryGetValue(name, out var set))
        {
            set = new HashSet<string>(StringComparer.Ordinal);
            sets.Add(name, set);
        }

        return set;
    }
}
