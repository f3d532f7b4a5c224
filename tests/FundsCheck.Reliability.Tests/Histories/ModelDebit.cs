using FundsCheck.Decisions;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>What the model knows of a debit that was decided.</summary>
internal sealed record ModelDebit(DebitPlan Plan, decimal Amount, int Revision, Outcome Outcome, bool WasRead, DateTimeOffset DecidedAt, DateTimeOffset ValidUntil)
{
    public IReadOnlyList<ModelEvent> Events { get; init; } = [];

    /// <summary>Whether it was sent, settled, returned, rejected or cancelled: then the recorded decision comes back for ever.</summary>
    public bool IsClosed => Events.Any(told => told.Event is not DebitEvent.Approved);

    public ModelEvent? Find<T>()
        where T : DebitEvent => Events.FirstOrDefault(told => told.Event is T);

    public ModelEvent? Find(EventKind kind) => Events.FirstOrDefault(told => told.Event.GetType().Name == kind.ToString());
}
