namespace FundsCheck.Storage;

/// <summary>All that is recorded of one debit.</summary>
/// <param name="Decisions">Every decision, by its revision.</param>
/// <param name="Events">Every event, in the order in which they were recorded.</param>
public sealed record DebitTimeline(IReadOnlyList<DecisionRecord> Decisions, IReadOnlyList<RecordedEvent> Events);
