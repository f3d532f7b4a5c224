namespace FundsCheck;

/// <summary>The holds of own debits that count against a balance.</summary>
/// <param name="NotYetPosted">The sum of the holds that the balance cannot contain yet.</param>
/// <param name="PossiblyPosted">The sum of the holds that the balance may contain.</param>
/// <param name="DebitIds">The ids of the debits in both sums, in ordinal order; at most <see cref="ListedMax"/>, the ones that expire
/// last.</param>
/// <param name="Count">The number of debits in both sums.</param>
public sealed record HoldTotals(Money NotYetPosted, Money PossiblyPosted, IReadOnlyList<string> DebitIds, int Count)
{
    /// <summary>The maximum number of ids in a record.</summary>
    public const int ListedMax = 20;

    /// <summary>Returns totals without holds, in a currency.</summary>
    public static HoldTotals None(Currency currency) => new(Money.Zero(currency), Money.Zero(currency), [], 0);
}
