using FundsCheck.Balances;

namespace FundsCheck.Decisions.Held;

/// <summary>The debits that may still count against a balance, by the real account that they take from. Not safe for threads.</summary>
internal sealed class HoldBook
{
    private readonly AccountGroups _accounts = new();
    private readonly Dictionary<int, List<HeldDebit>> _held = [];
    private (string? Key, ulong Name) _latest;

    /// <summary>What a debit is decided against.</summary>
    public Holds Sum(DecisionRequest request)
    {
        var debit = request.Debit;
        return HoldLedger.Sum(HeldBy(debit.AccountKey, request.PersistentAccountId), debit.Id, debit.Amount.Currency, request.BalanceTime, request.Now);
    }

    /// <summary>Adds a decision: it takes the place of an earlier one on the same debit, and joins what its reading shows to be one account.</summary>
    public void Add(DecisionRecord record)
    {
        var persistentId = record.Reading is BalanceReading.Read { Balance.PersistentAccountId: { Length: > 0 } told } ? told : null;
        if (record.Hold is null && record.Revision == 1 && persistentId is null)
        {
            return;
        }

        var group = GroupOf(record.Debit.AccountKey, persistentId);
        Set(group, record.Debit.Id, record.Hold, mayBeThere: record.Revision > 1);
    }

    /// <summary>Takes over what a debit holds since an event.</summary>
    public void Add(DebitHistory history) =>
        Set(GroupOf(history.Record.Debit.AccountKey, persistentId: null), history.Record.Debit.Id, DebitLife.HoldOf(history), mayBeThere: true);

    /// <summary>Takes over two names of one account.</summary>
    public void Add(ulong account, ulong other) => Join(_accounts.Get(account), _accounts.Get(other));

    /// <summary>Takes over a debit of an account.</summary>
    public void Add(ulong account, HeldDebit debit) => HeldIn(_accounts.Get(account)).Add(debit);

    /// <summary>Forgets what counts against no balance any longer.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (group, debits) in _held.ToList())
        {
            debits.RemoveAll(debit => HoldLedger.IsForgotten(debit, now));
            if (debits.Count == 0)
            {
                _held.Remove(group);
            }
        }
    }

    /// <summary>
    /// All that it knows, in one order: the names of each account, as hashes, with its debits. A name that is alone and holds nothing is as good
    /// as one that was never seen.
    /// </summary>
    public IEnumerable<(IReadOnlyList<ulong> Names, IReadOnlyList<HeldDebit> Debits)> ToSorted() =>
        from account in _accounts.All
        group account.Name by account.Group into names
        let debits = HeldBy(names.Key)
        let sorted = names.Order().ToList()
        where sorted.Count > 1 || debits.Count > 0
        orderby sorted[0]
        select ((IReadOnlyList<ulong>)sorted, (IReadOnlyList<HeldDebit>)[.. debits.OrderBy(debit => debit.DebitId, StringComparer.Ordinal)]);

    private IEnumerable<HeldDebit> HeldBy(string key, string? persistentId)
    {
        var group = _accounts.Find(NameOf(key));
        var other = persistentId is { Length: > 0 } ? _accounts.Find(AccountGroups.NameOfPersistentId(persistentId)) : null;
        return other is null || other == group ? HeldBy(group) : HeldBy(group).Concat(HeldBy(other));
    }

    private List<HeldDebit> HeldBy(int? group) => group is { } known && _held.TryGetValue(known, out var debits) ? debits : [];

    // A debit is added right after it was decided: its account is named twice.
    private ulong NameOf(string key)
    {
        if (!string.Equals(_latest.Key, key, StringComparison.Ordinal))
        {
            _latest = (key, AccountGroups.NameOfKey(key));
        }

        return _latest.Name;
    }

    private int GroupOf(string key, string? persistentId)
    {
        var group = _accounts.Get(NameOf(key));
        return persistentId is null ? group : Join(group, _accounts.Get(AccountGroups.NameOfPersistentId(persistentId)));
    }

    private int Join(int group, int other)
    {
        if (group == other)
        {
            return group;
        }

        var (kept, merged) = HeldBy(group).Count >= HeldBy(other).Count ? (group, other) : (other, group);
        _accounts.Join(kept, merged);
        if (_held.Remove(merged, out var debits))
        {
            HeldIn(kept).AddRange(debits);
        }

        return kept;
    }

    private void Set(int group, string debitId, Hold? hold, bool mayBeThere)
    {
        var debits = HeldIn(group);
        if (mayBeThere)
        {
            debits.RemoveAll(debit => string.Equals(debit.DebitId, debitId, StringComparison.Ordinal));
        }

        if (hold is not null)
        {
            debits.Add(HeldDebit.Of(debitId, hold));
        }

        if (debits.Count == 0)
        {
            _held.Remove(group);
        }
    }

    private List<HeldDebit> HeldIn(int group)
    {
        if (!_held.TryGetValue(group, out var debits))
        {
            _held.Add(group, debits = []);
        }

        return debits;
    }
}
