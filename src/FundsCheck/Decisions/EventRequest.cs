namespace FundsCheck.Decisions;

/// <summary>What a store needs to record one event.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Event">What happened.</param>
/// <param name="Now">The clock.</param>
/// <param name="MayApproveUnread">Whether a review may be approved although no balance was read for it.</param>
public sealed record EventRequest(string DebitId, DebitEvent Event, DateTimeOffset Now, bool MayApproveUnread);
