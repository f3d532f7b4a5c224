namespace FundsCheck.Holds;

/// <summary>What one debit takes from its account, in as little memory as it may take: there is one for every debit on its way.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="PresentedFrom">Before this it is in no balance. Not after <paramref name="ExpiresAt"/>.</param>
/// <param name="ExpiresAt">From this on it does not count.</param>
internal readonly record struct IndexedHold(string DebitId, Money Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    public static IndexedHold Of(string debitId, Hold hold) =>
        new(debitId, hold.Amount, hold.PresentedFrom < hold.ExpiresAt ? hold.PresentedFrom : hold.ExpiresAt, hold.ExpiresAt);
}
