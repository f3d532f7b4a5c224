namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>An event that a host records.</summary>
/// <param name="Event">The event, with or without a time.</param>
/// <param name="Revision">The revision that it names; null where it names none.</param>
internal sealed record EventPlan(DebitEvent Event, int? Revision = null);
