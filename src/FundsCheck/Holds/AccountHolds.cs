namespace FundsCheck.Holds;

/// <summary>The holds on one account: a list of a few holds, or sums by time (<see cref="HoldsByTime"/>) of many.</summary>
internal sealed class AccountHolds
{
    /// <summary>The maximum number of holds in the list.</summary>
    public const int FewMax = 32;

    private readonly List<IndexedHold> _few = [];
    private HoldsByTime? _many;

    public int Count => _many?.Count ?? _few.Count;

    public IEnumerable<IndexedHold> All => _many?.All ?? _few;

    public void AddTo(HoldTally tally, in HoldQuery question)
    {
        if (_many is { } many)
        {
            many.AddTo(tally, question);
            return;
        }

        foreach (var debit in _few)
        {
            tally.Add(debit, question);
        }
    }

    /// <summary>Adds the hold of a debit without one.</summary>
    public void Add(in IndexedHold debit)
    {
        if (_many is null && _few.Count == FewMax)
        {
            _many = new HoldsByTime();
            _few.ForEach(held => _many.Add(held));
            _few.Clear();
        }

        if (_many is { } many)
        {
            many.Add(debit);
        }
        else
        {
            _few.Add(debit);
        }
    }

    /// <summary>Removes the hold of a debit, if any.</summary>
    public void Remove(string debitId)
    {
        if (_many is { } many)
        {
            many.Remove(debitId);
        }
        else
        {
            _few.RemoveAll(debit => string.Equals(debit.DebitId, debitId, StringComparison.Ordinal));
        }
    }

    public void RemoveAll(Predicate<IndexedHold> match)
    {
        if (_many is { } many)
        {
            foreach (var debit in many.All.Where(debit => match(debit)).ToList())
            {
                many.Remove(debit.DebitId);
            }
        }
        else
        {
            _few.RemoveAll(match);
        }
    }
}
