namespace FundsCheck.Decisions;

/// <summary>Who holds what: a pure function of an account's records and the time of a balance.</summary>
public static class HoldLedger
{
    /// <summary>The holds that count against a balance.</summary>
    /// <param name="histories">The history of every debit of the account.</param>
    /// <param name="debitId">The debit that is decided: its own earlier hold is left out.</param>
    /// <param name="currency">The currency of the balance.</param>
    /// <param name="balanceTime">The time of the balance; null where it is unknown.</param>
    /// <param name="now">The clock.</param>
    /// <remarks>
    /// A hold is certain before it can have been presented, possible from then on, and gone once it must be inside the balance.
    /// Where the time of the balance is unknown, no hold is ever gone: all that can have been presented by now are possible.
    /// </remarks>
    public static Holds Sum(IEnumerable<DebitHistory> histories, string debitId, Currency currency, DateTimeOffset? balanceTime, DateTimeOffset now)
    {
        var certain = Money.Zero(currency);
        var possible = Money.Zero(currency);
        var ids = new List<string>();
        foreach (var history in histories)
        {
            if (DebitLife.HoldOf(history) is not { } hold
                || hold.Amount.Currency != currency
                || string.Equals(history.Record.Debit.Id, debitId, StringComparison.Ordinal)
                || balanceTime >= hold.ExpiresAt)
            {
                continue;
            }

            ids.Add(history.Record.Debit.Id);
            if ((balanceTime ?? now) < hold.PresentedFrom)
            {
                certain += hold.Amount;
            }
            else
            {
                possible += hold.Amount;
            }
        }

        ids.Sort(StringComparer.Ordinal);
        return new Holds(certain, possible, [.. ids.Take(Holds.ListedMax)], ids.Count);
    }
}
