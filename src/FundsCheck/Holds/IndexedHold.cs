namespace FundsCheck.Holds;

/// <summary>A hold in a <see cref="HoldIndex"/>, in as little memory as it may take: there is one for every debit on its way.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="PresentedFrom">Before this it is in no balance. Not after <paramref name="ExpiresAt"/>.</param>
/// <param name="ExpiresAt">From this on it does not count.</param>
public readonly record struct IndexedHold(string DebitId, Money Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    /// <summary>The hold of a debit.</summary>
    public static IndexedHold From(string debitId, Hold hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return new(debitId, hold.Amount, hold.PresentedFrom < hold.ExpiresAt ? hold.PresentedFrom : hold.ExpiresAt, hold.ExpiresAt);
    }
}
