namespace FundsCheck.Records;

/// <summary>All decisions and events of one debit in a log, each decision with its line and rule set.</summary>
/// <param name="Decisions">Every decision, in the order of the log.</param>
/// <param name="Events">Every event, in the order of the log.</param>
public sealed record LoggedTimeline(IReadOnlyList<LoggedDecision> Decisions, IReadOnlyList<RecordedEvent> Events);
