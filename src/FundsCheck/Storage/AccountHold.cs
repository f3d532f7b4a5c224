using FundsCheck.Holds;

namespace FundsCheck.Storage;

/// <summary>A hold on an account.</summary>
/// <param name="DebitId">The id of the debit whose amount is held.</param>
/// <param name="Hold">The hold.</param>
public sealed record AccountHold(string DebitId, Hold Hold)
{
    /// <summary>Creates the hold of an entry of a <see cref="HoldIndex"/>.</summary>
    public static AccountHold From(IndexedHold held) =>
        new(held.DebitId, new Hold(held.Amount, held.PresentedFrom, held.ExpiresAt));
}
