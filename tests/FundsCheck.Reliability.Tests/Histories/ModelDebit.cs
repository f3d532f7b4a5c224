namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The state of a decided debit in the model.</summary>
internal sealed record ModelDebit(
    DebitPlan Plan, decimal Amount, int Revision, Outcome Outcome, bool WasRead, DateTimeOffset DecidedAt, DateTimeOffset ValidUntil)
{
    public IReadOnlyList<ModelEvent> Events { get; init; } = [];

    /// <summary>How much later it may have been decided than the clock showed.</summary>
    public TimeSpan Late { get; init; }

    /// <summary>
    /// Of the earlier revisions by which it may have been sent: the last one's number, the first one's time, and the end of their hold.
    /// </summary>
    public (int Revision, DateTimeOffset From, DateTimeOffset ExpiresAt)? Superseded { get; init; }

    public bool IsApproved => Find<DebitEvent.Approved>() is not null;

    /// <summary>The final state; null while the debit may still be initiated.</summary>
    public string? Closed =>
        Find<DebitEvent.Returned>() is not null ? "Returned"
        : Find<DebitEvent.Settled>() is not null ? "Settled"
        : Find<DebitEvent.Cancelled>() is not null ? "Cancelled"
        : Find<DebitEvent.Sent>() is not null ? "Sent"
        : Find<DebitEvent.Rejected>() is not null ? "Rejected"
        : null;

    /// <summary>Until when it is an existing decision, and may be sent where it permits that.</summary>
    public DateTimeOffset StandsUntil => IsApproved ? ModelHold.OfDecision(this)!.ExpiresAt : ValidUntil;

    public bool Permits => Outcome == Outcome.Accept || IsApproved;

    public ModelEvent? Find<T>()
        where T : DebitEvent => Events.FirstOrDefault(recorded => recorded.Event is T);

    public ModelEvent? Find(EventKind kind) => Events.FirstOrDefault(recorded => recorded.Event.GetType().Name == kind.ToString());
}
