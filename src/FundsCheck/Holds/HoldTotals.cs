namespace FundsCheck;

/// <summary>Own debits that count against a balance.</summary>
/// <param name="NotYetPosted">The sum of those that cannot be inside the balance yet.</param>
/// <param name="PossiblyPosted">The sum of those that may or may not be inside it.</param>
/// <param name="DebitIds">The ids of the debits in both sums, in ordinal order; of more than <see cref="ListedMax"/> those whose holds end
/// last.</param>
/// <param name="Count">How many debits there are in both sums.</param>
public sealed record HoldTotals(Money NotYetPosted, Money PossiblyPosted, IReadOnlyList<string> DebitIds, int Count)
{
    /// <summary>The most ids that a record lists.</summary>
    public const int ListedMax = 20;

    /// <summary>Nothing held.</summary>
    public static HoldTotals None(Currency currency) => new(Money.Zero(currency), Money.Zero(currency), [], 0);
}
