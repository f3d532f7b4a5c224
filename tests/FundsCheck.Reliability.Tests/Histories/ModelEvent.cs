using FundsCheck.Decisions;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>An event that the model took in.</summary>
internal sealed record ModelEvent(DebitEvent Event, DateTimeOffset RecordedAt);
