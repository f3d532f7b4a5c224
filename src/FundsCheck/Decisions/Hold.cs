namespace FundsCheck.Decisions;

/// <summary>What a decision that is no decline takes from the account until the bank has it, fixed when it was decided.</summary>
/// <param name="Amount">The debit's amount.</param>
/// <param name="PresentedFrom">Before this it cannot be in any balance.</param>
/// <param name="ExpiresAt">From this on it must be in the balance, or was never sent.</param>
public sealed record Hold(Money Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    // Same-day windows close within hours of the file's submission; the next standard one is presented on the day after.
    private static readonly TimeSpan PresentedAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan PresentedAfterSameDay = TimeSpan.FromHours(2);
    private static readonly TimeSpan ExpiresAfter = TimeSpan.FromDays(7);

    // A date on a Saturday before a holiday settles on Tuesday, and is posted by Wednesday (ADR 9).
    private static readonly TimeSpan ExpiresAfterEffectiveDate = TimeSpan.FromDays(5);

    /// <summary>How long a review that nobody answers holds its amount: 5 days.</summary>
    public static TimeSpan ReviewHoldMax { get; } = TimeSpan.FromDays(5);

    /// <summary>The hold of a decision; null for a decline, which holds nothing.</summary>
    public static Hold? Of(RecordedDebit debit, Outcome outcome, DateTimeOffset decidedAt) => outcome switch
    {
        Outcome.Decline => null,
        Outcome.Review => OfAccepted(debit, decidedAt).EndingBy(decidedAt + ReviewHoldMax),
        _ => OfAccepted(debit, decidedAt),
    };

    /// <summary>This hold, or the later one in each of its ends: what is known later never frees money earlier.</summary>
    internal Hold Extended(Hold other) => this with
    {
        PresentedFrom = other.PresentedFrom > PresentedFrom ? other.PresentedFrom : PresentedFrom,
        ExpiresAt = other.ExpiresAt > ExpiresAt ? other.ExpiresAt : ExpiresAt,
    };

    /// <summary>This hold, ending at a time where it would not end sooner.</summary>
    internal Hold EndingBy(DateTimeOffset time) => time < ExpiresAt ? this with { ExpiresAt = time } : this;

    /// <summary>The hold of a debit that may be sent from a moment on.</summary>
    internal static Hold OfAccepted(RecordedDebit debit, DateTimeOffset decidedAt)
    {
        var soonest = decidedAt + PresentedAfterSameDay;
        if (debit.EffectiveDate is { } date)
        {
            // The day begins at 00:00 UTC, before it does anywhere in the United States.
            var day = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);

            // No bank settles on a day that is past: what goes out after its date settles on a later one.
            return new Hold(debit.Amount, day > soonest ? day : soonest, (day > decidedAt ? day : decidedAt) + ExpiresAfterEffectiveDate);
        }

        return new Hold(debit.Amount, debit.SameDay ? soonest : decidedAt + PresentedAfter, decidedAt + ExpiresAfter);
    }
}
