namespace FundsCheck.Records;

/// <summary>All that a log tells of one debit.</summary>
/// <param name="Decisions">Every decision, the first one first.</param>
/// <param name="Events">What became of it, in the order in which it was recorded.</param>
public sealed record DebitTimeline(IReadOnlyList<LoggedDecision> Decisions, IReadOnlyList<RecordedEvent> Events);
