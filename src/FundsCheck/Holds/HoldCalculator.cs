namespace FundsCheck.Holds;

/// <summary>
/// Calculates the holds of debits, and the holds that count against a balance. All methods are pure functions of records.
/// </summary>
public static class HoldCalculator
{
    /// <summary>
    /// The time after its expiry for which a hold may still count, against an old balance or one of unknown time: 30 days. A hold that
    /// expired earlier counts against no balance.
    /// </summary>
    public static TimeSpan RememberedFor { get; } = TimeSpan.FromDays(30);

    /// <summary>The time after its settlement for which a balance may lack a debit: 24 hours, extended to a banking day.</summary>
    public static TimeSpan PostingLag { get; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Calculates the hold of a decision alone. The hold of an accept expires once a debit that is sent at the end of the validity must be
    /// posted. The hold of a review expires after <see cref="Hold.ReviewHoldMax"/>, when the review can no longer be approved.
    /// </summary>
    /// <param name="debit">The debit.</param>
    /// <param name="outcome">The outcome of the decision.</param>
    /// <param name="decidedAt">The time of the decision.</param>
    /// <param name="validUntil">The end of the validity.</param>
    /// <param name="postingDelay">The time after sending in which no balance contains the debit.</param>
    /// <param name="bounds">The bounds of the time of the decision, for an uncertain clock; null for exactly
    /// <paramref name="decidedAt"/>.</param>
    /// <returns>The hold; null for a decline.</returns>
    public static Hold? GetDecisionHold(
        Debit debit,
        Outcome outcome,
        DateTimeOffset decidedAt,
        DateTimeOffset validUntil,
        TimeSpan postingDelay,
        ClockBounds? bounds = null)
    {
        var late = bounds is null ? TimeSpan.Zero : bounds.Latest - decidedAt;
        var presentedFrom = PostingTimes.Earliest(decidedAt + late, debit.EffectiveDate, postingDelay);
        return outcome switch
        {
            Outcome.Decline => null,
            Outcome.Review => new Hold(debit.Amount, presentedFrom, PostingTimes.WholeMinute(decidedAt + late + Hold.ReviewHoldMax)),
            _ => new Hold(debit.Amount, presentedFrom, PostingTimes.Latest(validUntil + late, debit.EffectiveDate)),
        };
    }

    /// <summary>Calculates the hold of a debit that is sent within a period.</summary>
    /// <param name="amount">The debit's amount.</param>
    /// <param name="effectiveDate">The requested settlement day; null without one.</param>
    /// <param name="from">The earliest time of sending.</param>
    /// <param name="until">The latest time of sending.</param>
    /// <param name="postingDelay">The time after sending in which no balance contains the debit.</param>
    public static Hold GetSendingHold(
        Money amount, DateOnly? effectiveDate, DateTimeOffset from, DateTimeOffset until, TimeSpan postingDelay) =>
        new(amount, PostingTimes.Earliest(from, effectiveDate, postingDelay), PostingTimes.Latest(until, effectiveDate));

    /// <summary>
    /// Calculates the hold of a debit after its latest decision and its events; null for a debit that takes no money any longer.
    /// </summary>
    public static Hold? GetDebitHold(DebitStatus history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var record = history.Record;
        var superseded = record.Superseded is null ? null : OfSuperseded(record.Superseded, record.Debit.Amount);
        var own = record.Hold;
        foreach (var recorded in history.Events)
        {
            if (recorded.Event is DebitEvent.Cancelled or DebitEvent.Returned)
            {
                return null;
            }

            (own, superseded) = After(own, superseded, recorded, record);
        }

        return own is null || superseded is null
            ? own ?? superseded
            : own with { ExpiresAt = superseded.ExpiresAt > own.ExpiresAt ? superseded.ExpiresAt : own.ExpiresAt };
    }

    /// <summary>
    /// Gets the hold that a new revision of a debit supersedes; null where no earlier revision permitted sending the debit.
    /// </summary>
    /// <param name="earlier">The state of the debit before the new revision.</param>
    public static SupersededAccept? SupersededBy(DebitStatus earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var (record, carried) = (earlier.Record, earlier.Record.Superseded);
        return earlier.MayBeSent && GetDebitHold(earlier) is { } hold
            ? new SupersededAccept(record.Revision, carried?.AcceptedFrom ?? record.DecidedAt, hold.ExpiresAt)
            : carried;
    }

    /// <summary>Sums the holds that count against a balance.</summary>
    /// <param name="histories">The states of all debits of the account.</param>
    /// <param name="debitId">The debit to decide; its own earlier hold does not count.</param>
    /// <param name="currency">The currency of the balance.</param>
    /// <param name="balanceTime">The time of the balance; null for an unknown time.</param>
    /// <param name="now">The current time, or its lower bound (<see cref="ClockBounds.Earliest"/>) for an uncertain clock.</param>
    /// <remarks>
    /// A hold is not yet posted before <see cref="Hold.PresentedFrom"/>, possibly posted from then on, and does not count from
    /// <see cref="Hold.ExpiresAt"/>. Against a balance of unknown time, a hold counts for <see cref="RememberedFor"/> after its expiry, and
    /// is possibly posted where the debit may have been presented by now.
    /// </remarks>
    public static HoldTotals Sum(
        IEnumerable<DebitStatus> histories, string debitId, Currency currency, DateTimeOffset? balanceTime, DateTimeOffset now) =>
            Sum(histories, HoldQuery.From(debitId, currency, balanceTime, now));

    /// <summary>The holds that count for a query: what a store sums in <see cref="Storage.StoreLogic"/>.</summary>
    /// <param name="histories">The history of every debit of the account; one whose hold ended by the query's time may be left out.</param>
    /// <param name="query">Which holds count.</param>
    public static HoldTotals Sum(IEnumerable<DebitStatus> histories, in HoldQuery query)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var tally = new HoldTally();
        foreach (var history in histories)
        {
            if (GetDebitHold(history) is { } hold)
            {
                tally.Add(IndexedHold.From(history.Record.Debit.Id, hold), query);
            }
        }

        return tally.ToHolds(query.Currency);
    }

    /// <summary>
    /// Returns true where a store may forget a hold: twice <see cref="RememberedFor"/> after its expiry, so that the hold still exists for
    /// a clock that is set back by a month.
    /// </summary>
    /// <param name="expiresAt">The expiry of the hold.</param>
    /// <param name="time">A time that has passed by two readings of the clock, one day apart.</param>
    public static bool IsForgotten(DateTimeOffset expiresAt, DateTimeOffset time) => time - expiresAt >= 2 * RememberedFor;

    // The debit may have been posted at any time since its accept.
    private static Hold OfSuperseded(SupersededAccept superseded, Money amount) =>
        new(amount, PostingTimes.WholeMinute(superseded.AcceptedFrom), superseded.ExpiresAt);

    private static (Hold? Own, Hold? Superseded) After(Hold? own, Hold? superseded, RecordedEvent recorded, DecisionRecord record)
    {
        var (debit, delay) = (record.Debit, record.PostingDelay);
        switch (recorded.Event)
        {
            case DebitEvent.Approved when own is not null:
                return (
                    own.Extended(GetSendingHold(debit.Amount, debit.EffectiveDate, recorded.LatestOccurrence, own.ExpiresAt, delay)),
                    superseded);
            case DebitEvent.Rejected:
                return (null, superseded);
            case DebitEvent.Sent sent:
                var sending = GetSendingHold(
                    debit.Amount, sent.EffectiveDate ?? debit.EffectiveDate, recorded.LatestOccurrence, recorded.LatestOccurrence, delay);
                return (own?.Extended(sending) ?? sending, superseded);
            case DebitEvent.Settled:
                // The entry settled, by any revision; every later balance contains it.
                var settled = own ?? superseded
                    ?? GetSendingHold(debit.Amount, debit.EffectiveDate, recorded.LatestOccurrence, recorded.LatestOccurrence, delay);
                return (Settled(settled, recorded.LatestOccurrence), null);
            default:
                return (own, superseded);
        }
    }

    /// <summary>
    /// Calculates the hold of a settled debit: a balance may contain it from the settlement on, and contains it after the posting lag.
    /// </summary>
    private static Hold Settled(Hold hold, DateTimeOffset settledAt)
    {
        var (settled, posted) = (PostingTimes.WholeMinute(settledAt), PostingTimes.AfterSettlement(settledAt, PostingLag));
        return hold with
        {
            PresentedFrom = settled < hold.PresentedFrom ? settled : hold.PresentedFrom,
            ExpiresAt = posted < hold.ExpiresAt ? posted : hold.ExpiresAt,
        };
    }
}
