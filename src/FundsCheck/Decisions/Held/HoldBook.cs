using System.Runtime.InteropServices;

namespace FundsCheck.Decisions.Held;

/// <summary>The debits that may still count against a balance, by the real account that they take from. Not safe for threads.</summary>
internal sealed class HoldBook
{
    private static readonly List<HeldDebit> Nothing = [];

    private readonly AccountGroups _accounts = new();
    private readonly Dictionary<int, List<HeldDebit>> _held = [];

    /// <summary>What a debit is decided against.</summary>
    public Holds Sum(DecisionRequest request, AccountNames account)
    {
        var group = _accounts.Find(account.Key);
        var told = account.PersistentId is { } persistentId ? _accounts.Find(persistentId) : null;
        var (debits, others) = (HeldBy(group), HeldBy(told == group ? null : told));
        return HoldLedger.Sum(CollectionsMarshal.AsSpan(debits), CollectionsMarshal.AsSpan(others), request.Debit.Id, request.Debit.Amount.Currency, request.BalanceTime, request.Now);
    }

    /// <summary>Takes over what a debit holds since its latest decision or event, and joins what its reading shows to be one account.</summary>
    public void Add(DebitHistory history, AccountNames account)
    {
        var hold = DebitLife.HoldOf(history);
        var mayBeThere = history.Record.Revision > 1 || history.Events.Count > 0;
        if (hold is not null || mayBeThere || account.PersistentId is not null)
        {
            Set(GroupOf(account), history.Record.Debit.Id, hold, mayBeThere);
        }
    }

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

    private List<HeldDebit> HeldBy(int? group) => group is { } known && _held.TryGetValue(known, out var debits) ? debits : Nothing;

    private int GroupOf(AccountNames account)
    {
        var group = _accounts.Get(account.Key);
        return account.PersistentId is { } persistentId ? Join(group, _accounts.Get(persistentId)) : group;
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
            Remove(debits, debitId);
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

    private static void Remove(List<HeldDebit> debits, string debitId) => debits.RemoveAll(debit => string.Equals(debit.DebitId, debitId, StringComparison.Ordinal));

    private List<HeldDebit> HeldIn(int group)
    {
        if (!_held.TryGetValue(group, out var debits))
        {
            _held.Add(group, debits = []);
        }

        return debits;
    }
}
