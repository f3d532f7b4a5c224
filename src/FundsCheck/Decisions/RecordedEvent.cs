namespace FundsCheck.Decisions;

/// <summary>An event as it was recorded.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Revision">The decision that stood when it was recorded.</param>
/// <param name="Event">What happened.</param>
/// <param name="RecordedAt">The clock when it was recorded.</param>
public sealed record RecordedEvent(string DebitId, int Revision, DebitEvent Event, DateTimeOffset RecordedAt);
