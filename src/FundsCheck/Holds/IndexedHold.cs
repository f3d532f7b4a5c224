namespace FundsCheck.Holds;

/// <summary>A hold in a <see cref="HoldIndex"/>, in little memory, since there is one for every pending debit.</summary>
/// <param name="DebitId">The id of the debit.</param>
/// <param name="Amount">The amount of the debit.</param>
/// <param name="PresentedFrom">The first time at which a balance may contain the debit. Not after <paramref name="ExpiresAt"/>.</param>
/// <param name="ExpiresAt">The time from which the hold does not count.</param>
public readonly record struct IndexedHold(string DebitId, Money Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    /// <summary>Creates the entry of a debit's hold.</summary>
    public static IndexedHold From(string debitId, Hold hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return new(debitId, hold.Amount, hold.PresentedFrom < hold.ExpiresAt ? hold.PresentedFrom : hold.ExpiresAt, hold.ExpiresAt);
    }
}
