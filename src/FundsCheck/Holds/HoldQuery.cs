using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Holds;

/// <summary>A query for the holds that count against a balance.</summary>
/// <param name="DebitId">The debit to decide; its own hold does not count.</param>
/// <param name="Currency">The currency of the balance; holds in another currency do not count.</param>
/// <param name="PresentedBy">The time of the balance, or of the clock for a balance of unknown time. Holds that may have been presented by
/// this time are possibly posted.</param>
/// <param name="EndedBy">Holds that expire by this time do not count.</param>
public readonly record struct HoldQuery(string DebitId, Currency Currency, DateTimeOffset PresentedBy, DateTimeOffset EndedBy)
{
    /// <summary>Gets the query of a recorded decision.</summary>
    public static HoldQuery From(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return From(
            record.Debit.Id,
            record.Debit.Amount.Currency,
            FactsClassifier.TimeOf(record.Reading, record.DecidedAt),
            record.Bounds?.Earliest ?? record.DecidedAt);
    }

    /// <summary>Gets the query of a balance at a time.</summary>
    /// <param name="debitId">The debit to decide.</param>
    /// <param name="currency">The currency of the balance.</param>
    /// <param name="balanceTime">The time of the balance; null for an unknown time, at which no remembered hold has expired.</param>
    /// <param name="now">The current time, or its lower bound (<see cref="ClockBounds.Earliest"/>) for an uncertain clock.</param>
    public static HoldQuery From(string debitId, Currency currency, DateTimeOffset? balanceTime, DateTimeOffset now)
    {
        var time = balanceTime < now ? balanceTime : balanceTime is null ? null : now;
        var remembered = now - DateTimeOffset.MinValue > HoldCalculator.RememberedFor
            ? now - HoldCalculator.RememberedFor
            : DateTimeOffset.MinValue;
        return new HoldQuery(debitId, currency, time ?? now, time > remembered ? time.Value : remembered);
    }

    /// <summary>Returns true for a hold that counts.</summary>
    internal bool Counts(in IndexedHold hold) =>
        hold.ExpiresAt > EndedBy && hold.Amount.Currency == Currency && !string.Equals(hold.DebitId, DebitId, StringComparison.Ordinal);

    /// <summary>Returns true for a counted hold that is not yet posted.</summary>
    internal bool IsNotYetPosted(in IndexedHold hold) => hold.PresentedFrom > PresentedBy;
}
