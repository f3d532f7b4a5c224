namespace FundsCheck;

/// <summary>The latest decision on a debit, and what became of it since.</summary>
/// <param name="Record">The latest decision; of the revisions before it, it carries what still counts
/// (<see cref="DecisionRecord.Superseded"/>).</param>
/// <param name="Events">The events recorded since that decision, in the order in which they were recorded.</param>
public sealed record DebitStatus(DecisionRecord Record, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>
    /// The ids of the debits that name this one as <see cref="ProposedDebit.RetryOf"/>, in the order of their first decisions.
    /// </summary>
    public IReadOnlyList<string> Retries { get; init; } = [];

    /// <summary>What became of the debit.</summary>
    public DebitState State => this switch
    {
        _ when Has<DebitEvent.Returned>() => DebitState.Returned,
        _ when Has<DebitEvent.Settled>() => DebitState.Settled,
        _ when Has<DebitEvent.Cancelled>() => DebitState.Cancelled,
        _ when Has<DebitEvent.Sent>() => DebitState.Sent,
        _ when Has<DebitEvent.Rejected>() => DebitState.Rejected,
        _ => DebitState.Open,
    };

    /// <summary>
    /// Whether the latest decision permits to send the debit: an accept, or a review that was approved. False once it is closed otherwise.
    /// </summary>
    public bool MayBeSent =>
        (Record.Verdict.Outcome == Outcome.Accept || Approval is not null) && !Has<DebitEvent.Cancelled>() && !Has<DebitEvent.Rejected>();

    /// <summary>Who approved the review, and why; null where nobody did.</summary>
    public DebitEvent.Approved? Approval => Find<DebitEvent.Approved>();

    /// <summary>
    /// From this moment on the decision may not be relied on: an approved review may be for as long as the review holds its amount.
    /// </summary>
    public DateTimeOffset ValidUntil => Approval is not null && Record.Hold is { } hold ? hold.ExpiresAt : Record.ValidUntil;

    /// <summary>The event of a kind; null where there is none.</summary>
    public T? Find<T>()
        where T : DebitEvent => Events.Select(recorded => recorded.Event).OfType<T>().FirstOrDefault();

    /// <summary>Whether an event of a kind is recorded.</summary>
    public bool Has<T>()
        where T : DebitEvent => Find<T>() is not null;

    /// <summary>This history and one event more.</summary>
    public DebitStatus With(RecordedEvent recorded) => this with { Events = [.. Events, recorded] };

    /// <summary>This history, and a debit that names it as <see cref="ProposedDebit.RetryOf"/>; listed once.</summary>
    public DebitStatus WithRetry(string debitId) =>
        Retries.Contains(debitId, StringComparer.Ordinal) ? this : this with { Retries = [.. Retries, debitId] };
}
