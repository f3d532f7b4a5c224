namespace FundsCheck.Holds;

/// <summary>
/// Many holds of one account, with sums by time. The cost of a sum depends on the number of different times ahead, not on the number of
/// holds. Times of holds are whole minutes, and most are ends of banking days.
/// </summary>
internal sealed class HoldsByTime
{
    private readonly Dictionary<string, IndexedHold> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Currency, Times> _byCurrency = [];

    public int Count => _byId.Count;

    public IEnumerable<IndexedHold> All => _byId.Values;

    public void Add(in IndexedHold debit)
    {
        _byId.Add(debit.DebitId, debit);
        if (!_byCurrency.TryGetValue(debit.Amount.Currency, out var times))
        {
            _byCurrency.Add(debit.Amount.Currency, times = new Times());
        }

        times.Change(debit, debit.Amount.Amount, 1);
    }

    public void Remove(string debitId)
    {
        if (_byId.Remove(debitId, out var debit))
        {
            _byCurrency[debit.Amount.Currency].Change(debit, -debit.Amount.Amount, -1);
        }
    }

    public void AddTo(HoldTally tally, in HoldQuery question)
    {
        if (!_byCurrency.TryGetValue(question.Currency, out var times))
        {
            return;
        }

        if (question.EndedBy > question.PresentedBy)
        {
            // A balance may be older than the remembered time, so that a hold may be not yet posted and forgotten at once.
            foreach (var debit in _byId.Values)
            {
                tally.Add(debit, question);
            }

            return;
        }

        var certain = times.PresentedAfter(question.PresentedBy);
        var (total, count) = times.EndingAfter(question.EndedBy, question.DebitId, tally);
        if (_byId.TryGetValue(question.DebitId, out var own) && own.Amount.Currency == question.Currency
            && own.ExpiresAt > question.EndedBy)
        {
            (total, count) = (total - own.Amount.Amount, count - 1);
            certain -= question.IsNotYetPosted(own) ? own.Amount.Amount : 0m;
        }

        tally.Add(certain, total - certain, count);
    }

    /// <summary>The sums of one currency by the two times of the holds.</summary>
    private sealed class Times
    {
        private readonly SortedList<DateTimeOffset, decimal> _presented = [];
        private readonly SortedList<DateTimeOffset, Ending> _ending = [];

        public void Change(in IndexedHold debit, decimal amount, int count)
        {
            var presented = _presented.GetValueOrDefault(debit.PresentedFrom) + amount;
            if (!_ending.TryGetValue(debit.ExpiresAt, out var ending))
            {
                _ending.Add(debit.ExpiresAt, ending = new Ending());
            }

            ending.Sum += amount;
            _ = count > 0 ? ending.Ids.Add(debit.DebitId) : ending.Ids.Remove(debit.DebitId);
            if (ending.Ids.Count == 0)
            {
                _ending.Remove(debit.ExpiresAt);
            }

            if (presented == 0m)
            {
                // Amounts are above zero, so a sum of zero means that no hold has this time.
                _presented.Remove(debit.PresentedFrom);
            }
            else
            {
                _presented[debit.PresentedFrom] = presented;
            }
        }

        public decimal PresentedAfter(DateTimeOffset time)
        {
            var sum = 0m;
            for (var index = _presented.Count - 1; index >= 0 && _presented.GetKeyAtIndex(index) > time; index--)
            {
                sum += _presented.GetValueAtIndex(index);
            }

            return sum;
        }

        public (decimal Sum, int Count) EndingAfter(DateTimeOffset time, string ownId, HoldTally tally)
        {
            var (sum, count, listed) = (0m, 0, 0);
            for (var index = _ending.Count - 1; index >= 0 && _ending.GetKeyAtIndex(index) is var expiresAt && expiresAt > time; index--)
            {
                var ending = _ending.GetValueAtIndex(index);
                (sum, count) = (sum + ending.Sum, count + ending.Ids.Count);

                // The ids are in the order of the list, so that the loop can stop at its limit.
                foreach (var id in ending.Ids)
                {
                    if (listed == HoldTotals.ListedMax)
                    {
                        break;
                    }

                    if (!string.Equals(id, ownId, StringComparison.Ordinal))
                    {
                        tally.List(expiresAt, id);
                        listed++;
                    }
                }
            }

            return (sum, count);
        }
    }

    private sealed class Ending
    {
        public decimal Sum { get; set; }

        public SortedSet<string> Ids { get; } = new(StringComparer.Ordinal);
    }
}
