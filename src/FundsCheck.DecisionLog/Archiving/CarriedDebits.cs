using FundsCheck.Holds;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Finds the debits whose archived lines the rest of the log needs: those with later lines, and those whose hold ended so late that an
/// event may follow. Debits that present one another again are carried together, so that all lines of a carried debit are carried.
/// </summary>
/// <param name="isInRest">Returns true for the hash of an id with a line in the rest of the log.</param>
internal sealed class CarriedDebits(Func<ulong, bool> isInRest)
{
    private readonly HashSet<ulong> _carried = [];
    private readonly List<(ulong Debit, ulong Retried)> _retries = [];

    /// <summary>Adds the holds at the end of the archived segments that end after a time.</summary>
    public void Add(HoldIndex holds, DateTimeOffset unfinishedFrom) =>
        _carried.UnionWith(holds.ToSorted().SelectMany(account => account.Debits).Where(debit => debit.ExpiresAt > unfinishedFrom)
            .Select(debit => StableHash.Of(debit.DebitId)));

    /// <summary>Adds an entry of the archived segments.</summary>
    public void Add(LogEntry entry)
    {
        var names = SegmentIndexEntry.NamesIn(entry);
        _carried.UnionWith(names.Select(id => StableHash.Of(id)).Where(isInRest));
        if (names.Count > 1)
        {
            _retries.Add((StableHash.Of(names[0]), StableHash.Of(names[1])));
        }
    }

    /// <summary>Completes the debits, once all entries were added.</summary>
    public void Close()
    {
        bool hasGrown;
        do
        {
            hasGrown = false;
            foreach (var (debit, retried) in _retries)
            {
                hasGrown |= _carried.Contains(debit) != _carried.Contains(retried) && (_carried.Add(debit) | _carried.Add(retried));
            }
        }
        while (hasGrown);
    }

    /// <summary>Returns true for a line that is carried.</summary>
    public bool Has(LogEntry entry) => SegmentIndexEntry.NamesIn(entry).Any(id => _carried.Contains(StableHash.Of(id)));
}
