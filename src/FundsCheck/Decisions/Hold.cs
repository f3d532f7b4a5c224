namespace FundsCheck.Decisions;

/// <summary>What a debit may take from its account until the balance must show it.</summary>
/// <param name="Amount">The debit's amount.</param>
/// <param name="PresentedFrom">Before this it is in no balance.</param>
/// <param name="ExpiresAt">From this on it is in the balance, or was never sent.</param>
public sealed record Hold(Money Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    /// <summary>
    /// How long a review that is not answered holds its amount, and how long an approved review may be sent, from the decision: 5 days.
    /// </summary>
    public static TimeSpan ReviewHoldMax { get; } = TimeSpan.FromDays(5);

    /// <summary>
    /// The hold of a decision by itself; null for a decline. An accept holds until a debit that is sent at the end of its validity must be
    /// posted, a review for <see cref="ReviewHoldMax"/>, after which it can no longer be approved.
    /// </summary>
    /// <param name="debit">The debit.</param>
    /// <param name="outcome">The decision's outcome.</param>
    /// <param name="decidedAt">When it was decided.</param>
    /// <param name="validUntil">Until when it may be relied on.</param>
    /// <param name="postingDelay">How long after sending the debit is in no balance.</param>
    /// <param name="bounds">Between which times it is decided; null where that is <paramref name="decidedAt"/>.</param>
    public static Hold? Of(
        RecordedDebit debit,
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
            Outcome.Review => new Hold(debit.Amount, presentedFrom, PostingTimes.WholeMinute(decidedAt + late + ReviewHoldMax)),
            _ => new Hold(debit.Amount, presentedFrom, PostingTimes.Latest(validUntil + late, debit.EffectiveDate)),
        };
    }

    /// <summary>The hold of a debit that may be sent within a time.</summary>
    internal static Hold OfSending(
        Money amount, DateOnly? effectiveDate, DateTimeOffset from, DateTimeOffset until, TimeSpan postingDelay) =>
            new(amount, PostingTimes.Earliest(from, effectiveDate, postingDelay), PostingTimes.Latest(until, effectiveDate));

    /// <summary>This hold, or the later one in each of its ends: what becomes known later never frees money earlier.</summary>
    internal Hold Extended(Hold other) => this with
    {
        PresentedFrom = other.PresentedFrom > PresentedFrom ? other.PresentedFrom : PresentedFrom,
        ExpiresAt = other.ExpiresAt > ExpiresAt ? other.ExpiresAt : ExpiresAt,
    };

    /// <summary>The hold of a debit that settled: it may be in the balance since then, and is in it a posting lag later.</summary>
    internal Hold Settled(DateTimeOffset settledAt, TimeSpan postingLag)
    {
        var (settled, posted) = (PostingTimes.WholeMinute(settledAt), PostingTimes.AfterSettlement(settledAt, postingLag));
        return this with
        {
            PresentedFrom = settled < PresentedFrom ? settled : PresentedFrom,
            ExpiresAt = posted < ExpiresAt ? posted : ExpiresAt,
        };
    }
}
