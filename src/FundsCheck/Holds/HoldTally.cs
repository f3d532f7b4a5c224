namespace FundsCheck.Holds;

/// <summary>
/// The sums of counted holds, and the ids of the holds that expire last: as many as a record lists, in ordinal order for equal times.
/// </summary>
internal sealed class HoldTally
{
    private List<(DateTimeOffset ExpiresAt, string Id)>? _latest;
    private decimal _certain;
    private decimal _possible;
    private int _count;

    public void Add(in IndexedHold debit, in HoldQuery question)
    {
        if (question.Counts(debit))
        {
            var certain = question.IsNotYetPosted(debit) ? debit.Amount.Amount : 0m;
            Add(certain, debit.Amount.Amount - certain, 1);
            List(debit.ExpiresAt, debit.DebitId);
        }
    }

    // Amounts of debits are whole minor units within the bounds of an entry, so that no sum loses a digit.
    public void Add(decimal certain, decimal possible, int count)
    {
        _certain += certain;
        _possible += possible;
        _count += count;
    }

    /// <summary>Lists an id, unless the list is full of holds that expire later.</summary>
    public void List(DateTimeOffset expiresAt, string id)
    {
        var latest = _latest ??= [];
        var place = latest.Count;
        while (place > 0 && Precedes(expiresAt, id, latest[place - 1]))
        {
            place--;
        }

        if (place == HoldTotals.ListedMax)
        {
            return;
        }

        if (latest.Count == HoldTotals.ListedMax)
        {
            latest.RemoveAt(HoldTotals.ListedMax - 1);
        }

        latest.Insert(place, (expiresAt, id));
    }

    /// <summary>Returns the sums, with the listed ids in ordinal order.</summary>
    public HoldTotals ToHolds(Currency currency) => new(
        new Money(_certain, currency),
        new Money(_possible, currency),
        _latest is null ? [] : [.. _latest.Select(held => held.Id).Order(StringComparer.Ordinal)],
        _count);

    private static bool Precedes(DateTimeOffset expiresAt, string id, (DateTimeOffset ExpiresAt, string Id) other) =>
        expiresAt > other.ExpiresAt || (expiresAt == other.ExpiresAt && string.CompareOrdinal(id, other.Id) < 0);
}
