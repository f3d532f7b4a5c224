using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Holds;

/// <summary>Which holds count against a balance, and how.</summary>
/// <param name="DebitId">The debit that is decided: its own hold does not count.</param>
/// <param name="Currency">The currency of the balance: holds in another one do not count.</param>
/// <param name="PresentedBy">Holds that may have been presented by this time are possibly posted: the time of the balance, or of the clock
/// where that is unknown.</param>
/// <param name="EndedBy">Holds that end by this time do not count.</param>
public readonly record struct HoldQuery(string DebitId, Currency Currency, DateTimeOffset PresentedBy, DateTimeOffset EndedBy)
{
    /// <summary>The query with which a recorded decision was made.</summary>
    public static HoldQuery From(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return From(
            record.Debit.Id,
            record.Debit.Amount.Currency,
            FactsClassifier.TimeOf(record.Reading, record.DecidedAt),
            record.Bounds?.Earliest ?? record.DecidedAt);
    }

    /// <summary>The query of a balance at a time.</summary>
    /// <param name="debitId">The debit that is decided.</param>
    /// <param name="currency">The currency of the balance.</param>
    /// <param name="balanceTime">The time of the balance; null where it is unknown: then no hold has ended that a store remembers.</param>
    /// <param name="now">The clock, or the earliest time that it may be (<see cref="ClockBounds.Earliest"/>).</param>
    public static HoldQuery From(string debitId, Currency currency, DateTimeOffset? balanceTime, DateTimeOffset now)
    {
        var time = balanceTime < now ? balanceTime : balanceTime is null ? null : now;
        var remembered = now - DateTimeOffset.MinValue > HoldCalculator.RememberedFor
            ? now - HoldCalculator.RememberedFor
            : DateTimeOffset.MinValue;
        return new HoldQuery(debitId, currency, time ?? now, time > remembered ? time.Value : remembered);
    }

    /// <summary>Whether a hold counts.</summary>
    internal bool Counts(in IndexedHold hold) =>
        hold.ExpiresAt > EndedBy && hold.Amount.Currency == Currency && !string.Equals(hold.DebitId, DebitId, StringComparison.Ordinal);

    /// <summary>Whether a hold that counts is not yet posted.</summary>
    internal bool IsNotYetPosted(in IndexedHold hold) => hold.PresentedFrom > PresentedBy;
}
