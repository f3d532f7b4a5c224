using FundsCheck.Decisions.Held;

namespace FundsCheck.Decisions;

/// <summary>Who holds what: a pure function of an account's records and the time of a balance.</summary>
public static class HoldLedger
{
    /// <summary>
    /// A hold that expired longer ago than this counts against no balance, however old, or of unknown time: 30 days.
    /// </summary>
    public static TimeSpan RememberedFor { get; } = TimeSpan.FromDays(30);

    /// <summary>The holds that count against a balance.</summary>
    /// <param name="histories">The history of every debit of the account.</param>
    /// <param name="debitId">The debit that is decided: its own earlier hold is left out.</param>
    /// <param name="currency">The currency of the balance.</param>
    /// <param name="balanceTime">The time of the balance; null where it is unknown.</param>
    /// <param name="now">The clock, or the earliest time that it may be (<see cref="ClockBounds.Earliest"/>).</param>
    /// <remarks>
    /// A hold is certain before it can have been presented, possible from then on, and gone once it must be inside the balance.
    /// Where the time of the balance is unknown, none is gone before <see cref="RememberedFor"/>: all that can have been presented by now
    /// are possible.
    /// </remarks>
    public static Holds Sum(
        IEnumerable<DebitHistory> histories, string debitId, Currency currency, DateTimeOffset? balanceTime, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var (tally, question) = (new HoldTally(), HoldQuestion.Of(debitId, currency, balanceTime, now));
        foreach (var history in histories)
        {
            if (DebitLife.HoldOf(history) is { } hold)
            {
                tally.Add(HeldDebit.Of(history.Record.Debit.Id, hold), question);
            }
        }

        return tally.ToHolds(currency);
    }

    /// <summary>
    /// Whether a store forgets a hold for good: it has ended for twice as long as it is remembered, so that a clock which is set back by a
    /// month finds it still.
    /// </summary>
    /// <param name="expiresAt">When the hold ended.</param>
    /// <param name="time">A time that two readings of the clock, a day apart, say has passed.</param>
    internal static bool IsForgotten(DateTimeOffset expiresAt, DateTimeOffset time) => time - expiresAt >= 2 * RememberedFor;
}
