namespace FundsCheck.Storage;

/// <summary>What a store needs to record one event.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Event">What happened.</param>
/// <param name="Now">The clock.</param>
/// <param name="MayApproveUnread">Whether a review may be approved although no balance was read for it.</param>
/// <param name="Revision">The decision that the event follows from; null for the latest one, or an earlier accept where the event happened
/// before the latest.</param>
/// <param name="Bounds">Between which times it is; null where that is <paramref name="Now"/>.</param>
public sealed record EventRequest(
    string DebitId, DebitEvent Event, DateTimeOffset Now, bool MayApproveUnread, int? Revision = null, ClockBounds? Bounds = null)
{
    /// <summary>When it happened: as stated, else now. In whole microseconds.</summary>
    public DateTimeOffset OccurredAt => StatedAt ?? Microseconds.Floor(Now);

    internal DateTimeOffset? StatedAt => Event.StatedAt is { } stated ? Microseconds.Floor(stated) : null;
}
