using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Holds;

/// <summary>Against what holds are summed.</summary>
/// <param name="DebitId">The debit that is decided: its own holds do not count.</param>
/// <param name="Currency">The currency of the balance.</param>
/// <param name="PresentedBy">Holds that can have been presented by this time are possibly posted: the time of the balance, or of the clock
/// where that is unknown.</param>
/// <param name="EndedBy">Holds that end by this time do not count.</param>
internal readonly record struct HoldQuery(string DebitId, Currency Currency, DateTimeOffset PresentedBy, DateTimeOffset EndedBy)
{
    /// <summary>What was asked when a recorded decision was made.</summary>
    public static HoldQuery Of(DecisionRecord record) => Of(
        record.Debit.Id,
        record.Debit.Amount.Currency,
        FactsClassifier.TimeOf(record.Reading, record.DecidedAt),
        record.Bounds?.Earliest ?? record.DecidedAt);

    /// <param name="debitId">The debit that is decided.</param>
    /// <param name="currency">The currency of the balance.</param>
    /// <param name="balanceTime">The time of the balance; null where it is unknown: then no hold has ended that a store remembers.</param>
    /// <param name="now">The earliest time that it may be.</param>
    public static HoldQuery Of(string debitId, Currency currency, DateTimeOffset? balanceTime, DateTimeOffset now)
    {
        var time = balanceTime < now ? balanceTime : balanceTime is null ? null : now;
        var remembered = now - DateTimeOffset.MinValue > HoldCalculator.RememberedFor
            ? now - HoldCalculator.RememberedFor
            : DateTimeOffset.MinValue;
        return new HoldQuery(debitId, currency, time ?? now, time > remembered ? time.Value : remembered);
    }

    /// <summary>Whether a hold counts.</summary>
    public bool Counts(in IndexedHold debit) =>
        debit.ExpiresAt > EndedBy && debit.Amount.Currency == Currency && !string.Equals(debit.DebitId, DebitId, StringComparison.Ordinal);

    /// <summary>Whether a hold that counts is in no balance of that time.</summary>
    public bool IsCertain(in IndexedHold debit) => debit.PresentedFrom > PresentedBy;
}
