namespace FundsCheck.Holds;

/// <summary>What debits hold, and which holds count against a balance: pure functions of what is recorded.</summary>
public static class HoldCalculator
{
    /// <summary>
    /// A hold that expired longer ago than this counts against no balance, however old, or of unknown time: 30 days.
    /// </summary>
    public static TimeSpan RememberedFor { get; } = TimeSpan.FromDays(30);

    /// <summary>How long after settling a debit may still be missing from a balance: 24 hours, and until a banking day.</summary>
    public static TimeSpan PostingLag { get; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The hold of a decision by itself; null for a decline. An accept holds until a debit that is sent at the end of its validity must be
    /// posted, a review for <see cref="Hold.ReviewHoldMax"/>, after which it can no longer be approved.
    /// </summary>
    /// <param name="debit">The debit.</param>
    /// <param name="outcome">The decision's outcome.</param>
    /// <param name="decidedAt">When it was decided.</param>
    /// <param name="validUntil">Until when it may be relied on.</param>
    /// <param name="postingDelay">How long after sending the debit is in no balance.</param>
    /// <param name="bounds">Between which times it is decided; null where that is <paramref name="decidedAt"/>.</param>
    public static Hold? OfDecision(
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

    /// <summary>The hold of a debit that may be sent within a time.</summary>
    /// <param name="amount">The debit's amount.</param>
    /// <param name="effectiveDate">The day on which it is meant to settle; null where it is left open.</param>
    /// <param name="from">The first moment at which it may be sent.</param>
    /// <param name="until">The last moment at which it may be sent.</param>
    /// <param name="postingDelay">How long after sending the debit is in no balance.</param>
    public static Hold OfSending(Money amount, DateOnly? effectiveDate, DateTimeOffset from, DateTimeOffset until, TimeSpan postingDelay) =>
        new(amount, PostingTimes.Earliest(from, effectiveDate, postingDelay), PostingTimes.Latest(until, effectiveDate));

    /// <summary>What the debit may take from its account; null where it takes nothing, or never will.</summary>
    public static Hold? OfDebit(DebitStatus history)
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

    /// <summary>What a new revision of a debit supersedes; null where no earlier revision permitted sending it.</summary>
    /// <param name="earlier">The debit's history before the new revision.</param>
    public static SupersededAccept? SupersededBy(DebitStatus earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var (record, carried) = (earlier.Record, earlier.Record.Superseded);
        return earlier.MayBeSent && OfDebit(earlier) is { } hold
            ? new SupersededAccept(record.Revision, carried?.AcceptedFrom ?? record.DecidedAt, hold.ExpiresAt)
            : carried;
    }

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
            if (OfDebit(history) is { } hold)
            {
                tally.Add(IndexedHold.From(history.Record.Debit.Id, hold), query);
            }
        }

        return tally.ToHolds(query.Currency);
    }

    /// <summary>
    /// Whether a store forgets a hold for good: it has ended for twice as long as it is remembered, so that a clock which is set back by a
    /// month finds it still.
    /// </summary>
    /// <param name="expiresAt">When the hold ended.</param>
    /// <param name="time">A time that two readings of the clock, a day apart, say has passed.</param>
    public static bool IsForgotten(DateTimeOffset expiresAt, DateTimeOffset time) => time - expiresAt >= 2 * RememberedFor;

    // It may have been posted at any time since it was accepted.
    private static Hold OfSuperseded(SupersededAccept superseded, Money amount) =>
        new(amount, PostingTimes.WholeMinute(superseded.AcceptedFrom), superseded.ExpiresAt);

    private static (Hold? Own, Hold? Superseded) After(Hold? own, Hold? superseded, RecordedEvent recorded, DecisionRecord record)
    {
        var (debit, delay) = (record.Debit, record.PostingDelay);
        switch (recorded.Event)
        {
            case DebitEvent.Approved when own is not null:
                return (
                    own.Extended(OfSending(debit.Amount, debit.EffectiveDate, recorded.LatestOccurrence, own.ExpiresAt, delay)),
                    superseded);
            case DebitEvent.Rejected:
                return (null, superseded);
            case DebitEvent.Sent sent:
                var sending = OfSending(
                    debit.Amount, sent.EffectiveDate ?? debit.EffectiveDate, recorded.LatestOccurrence, recorded.LatestOccurrence, delay);
                return (own?.Extended(sending) ?? sending, superseded);
            case DebitEvent.Settled:
                // Settled by whichever revision: one entry, which the balance must show from now on.
                var settled = own ?? superseded
                    ?? OfSending(debit.Amount, debit.EffectiveDate, recorded.LatestOccurrence, recorded.LatestOccurrence, delay);
                return (Settled(settled, recorded.LatestOccurrence), null);
            default:
                return (own, superseded);
        }
    }

    /// <summary>The hold of a debit that settled: it may be in the balance since then, and is in it a posting lag later.</summary>
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
