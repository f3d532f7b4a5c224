namespace FundsCheck;

/// <summary>
/// What became of a debit after it was decided: a closed choice. Recorded once each, in the order in which they are told.
/// </summary>
public abstract record DebitEvent
{
    private DebitEvent()
    {
    }

    /// <summary>When it happened, as stated; null where the event states no time.</summary>
    public DateTimeOffset? StatedAt => this switch
    {
        Sent sent => sent.At,
        Settled settled => settled.At,
        Returned returned => returned.At,
        _ => null,
    };

    /// <summary>What is wrong with the event by itself, with the fix; null where nothing is.</summary>
    /// <param name="now">The clock, from which effective dates are counted.</param>
    public string? FindProblem(DateTimeOffset now) => DebitEventValidator.ProblemOf(this, now);

    /// <summary>The same event at another time; itself where its kind has none.</summary>
    internal DebitEvent WithTime(DateTimeOffset time) => this switch
    {
        Sent sent => sent with { At = time },
        Settled settled => settled with { At = time },
        Returned returned => returned with { At = time },
        _ => this,
    };

    /// <summary>
    /// A person let a review through. It may be sent for as long as the review holds its amount (<see cref="Hold.ReviewHoldMax"/>), and is
    /// held until a debit that is sent by then must be posted.
    /// </summary>
    /// <param name="ApprovedBy">Who, 1 to 100 characters.</param>
    /// <param name="Comment">Why, 1 to 500 characters.</param>
    public sealed record Approved(string ApprovedBy, string Comment) : DebitEvent;

    /// <summary>A person turned a review down. The review holds nothing any longer.</summary>
    /// <param name="RejectedBy">Who, 1 to 100 characters.</param>
    /// <param name="Comment">Why, 1 to 500 characters.</param>
    public sealed record Rejected(string RejectedBy, string Comment) : DebitEvent;

    /// <summary>The entry was handed to the bank that originates it.</summary>
    /// <param name="At">When; null for the time at which the event is recorded. Not before the decision that it follows.</param>
    /// <param name="EffectiveDate">
    /// The day on which it is meant to settle, as it was sent; null where it was left open or is the debit's own. A later day than the
    /// debit's own is to be recorded at once: until then the hold ends by the debit's.
    /// </param>
    public sealed record Sent(DateTimeOffset? At = null, DateOnly? EffectiveDate = null) : DebitEvent;

    /// <summary>The entry settled. It counts against balances until the bank must have posted it.</summary>
    /// <param name="At">When; null for the time at which the event is recorded. Not before the entry was sent.</param>
    public sealed record Settled(DateTimeOffset? At = null) : DebitEvent;

    /// <summary>The entry, which was sent, came back. It holds nothing any longer.</summary>
    /// <param name="At">When; null for the time at which the event is recorded. Not before the entry was sent.</param>
    /// <param name="Code">The return code, such as <c>R01</c>: one of <see cref="ReturnCodes.All"/>.</param>
    public sealed record Returned(DateTimeOffset? At, string Code) : DebitEvent;

    /// <summary>The entry will never be presented. It holds nothing any longer.</summary>
    public sealed record Cancelled : DebitEvent;
}
