namespace FundsCheck.Holds;

/// <summary>The holds that may still count against a balance, by real account. Not thread-safe.</summary>
public sealed class HoldIndex
{
    private readonly LinkedAccounts _accounts = new();
    private readonly Dictionary<int, AccountHolds> _held = [];

    /// <summary>Sums the holds against which a debit is decided.</summary>
    public HoldTotals Sum(in HoldQuery question, AccountKeys account)
    {
        var tally = new HoldTally();
        var (key, source, persistent) = (
            _accounts.Find(account.Key), _accounts.Find(account.SourceId), account.PersistentId is { } id ? _accounts.Find(id) : null);
        AddTo(tally, question, key);
        AddTo(tally, question, source == key ? null : source);
        AddTo(tally, question, persistent == key || persistent == source ? null : persistent);
        return tally.ToHolds(question.Currency);
    }

    /// <summary>Finds the holds on an account and its linked accounts, in the ordinal order of their debits' ids.</summary>
    /// <param name="accountKey">The host's key of the account.</param>
    /// <param name="expiresAfter">Holds that expire by this time are left out.</param>
    public IReadOnlyList<IndexedHold> Find(string accountKey, DateTimeOffset expiresAfter) =>
        _accounts.Find(AccountKeys.HashOfKey(accountKey)) is { } group && _held.TryGetValue(group, out var debits)
            ? [.. debits.All.Where(debit => debit.ExpiresAt > expiresAfter).OrderBy(debit => debit.DebitId, StringComparer.Ordinal)]
            : [];

    /// <summary>Replaces the hold of a debit after its latest decision or event, and links the names of its account.</summary>
    public void Add(DebitStatus history, AccountKeys account) =>
        Add(
            history.Record.Debit.Id,
            HoldCalculator.GetDebitHold(history),
            mayBeThere: history.Record.Revision > 1 || history.Events.Count > 0,
            account);

    /// <param name="debitId">The debit.</param>
    /// <param name="hold">The new hold; null for none.</param>
    /// <param name="mayBeThere">True where the index may contain an earlier hold of the debit.</param>
    /// <param name="account">The names of its account.</param>
    public void Add(string debitId, Hold? hold, bool mayBeThere, AccountKeys account)
    {
        // A debit that holds nothing still shows which names are one account, unless its one id says it all.
        if (account.AreLinkedBy(hold, isFirst: !mayBeThere))
        {
            Set(GroupOf(account), debitId, hold, mayBeThere);
        }
    }

    /// <summary>Links two names of one account.</summary>
    public void Add(ulong account, ulong other) => Join(_accounts.Get(account), _accounts.Get(other));

    /// <summary>Adds a debit of an account.</summary>
    public void Add(ulong account, IndexedHold debit) => HeldIn(_accounts.Get(account)).Add(debit);

    /// <summary>Removes holds that no longer count against any balance.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (group, debits) in _held.ToList())
        {
            debits.RemoveAll(debit => HoldCalculator.IsForgotten(debit.ExpiresAt, now));
            if (debits.Count == 0)
            {
                _held.Remove(group);
            }
        }
    }

    /// <summary>
    /// Gets the whole content in a deterministic order: the hashed names of each account, with its debits. Accounts without holds and
    /// without links between different ids are omitted, since they do not differ from unknown ones.
    /// </summary>
    public IEnumerable<(IReadOnlyList<ulong> Names, IReadOnlyList<IndexedHold> Debits)> ToSorted() =>
        from account in _accounts.All
        group account.Name by account.Group into names
        let debits = _held.TryGetValue(names.Key, out var held) ? held.All : []
        let sorted = names.Order().ToList()
        let holdsAny = debits.Any()
        where holdsAny || sorted.Count > 2 || (sorted.Count == 2 && !LinkedAccounts.IsPair(sorted[0], sorted[1]))
        orderby sorted[0]
        select (
            (IReadOnlyList<ulong>)sorted, (IReadOnlyList<IndexedHold>)[.. debits.OrderBy(debit => debit.DebitId, StringComparer.Ordinal)]);

    private void AddTo(HoldTally tally, in HoldQuery question, int? group)
    {
        if (group is { } known && _held.TryGetValue(known, out var debits))
        {
            debits.AddTo(tally, question);
        }
    }

    private int GroupOf(AccountKeys account)
    {
        var group = Join(_accounts.Get(account.Key), _accounts.Get(account.SourceId));
        return account.PersistentId is { } persistentId ? Join(group, _accounts.Get(persistentId)) : group;
    }

    private int Join(int group, int other)
    {
        if (group == other)
        {
            return group;
        }

        var (kept, merged) = CountIn(group) >= CountIn(other) ? (group, other) : (other, group);
        _accounts.Join(kept, merged);
        if (_held.Remove(merged, out var debits))
        {
            var all = HeldIn(kept);
            foreach (var debit in debits.All)
            {
                all.Add(debit);
            }
        }

        return kept;
    }

    private int CountIn(int group) => _held.TryGetValue(group, out var debits) ? debits.Count : 0;

    private void Set(int group, string debitId, Hold? hold, bool mayBeThere)
    {
        var debits = HeldIn(group);
        if (mayBeThere)
        {
            debits.Remove(debitId);
        }

        if (hold is not null)
        {
            debits.Add(IndexedHold.From(debitId, hold));
        }

        if (debits.Count == 0)
        {
            _held.Remove(group);
        }
    }

    private AccountHolds HeldIn(int group)
    {
        if (!_held.TryGetValue(group, out var debits))
        {
            _held.Add(group, debits = new AccountHolds());
        }

        return debits;
    }
}
