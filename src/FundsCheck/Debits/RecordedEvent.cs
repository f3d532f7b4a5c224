namespace FundsCheck;

/// <summary>An event as it was recorded.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Revision">The decision that the event follows from: the latest one, or an earlier one by which the debit was sent.</param>
/// <param name="Event">What happened; a kind with a time has it.</param>
/// <param name="RecordedAt">The clock when it was recorded.</param>
public sealed record RecordedEvent(string DebitId, int Revision, DebitEvent Event, DateTimeOffset RecordedAt)
{
    /// <summary>
    /// The latest time at which it may have been recorded; null where that is <see cref="RecordedAt"/>: the clock had not jumped.
    /// </summary>
    public DateTimeOffset? LatestTime { get; init; }

    /// <summary>
    /// Whether this call found it recorded, the same in every part, and added nothing; false in what a store keeps.
    /// </summary>
    public bool IsRepeated { get; init; }

    /// <summary>When it happened: as the event states, else when it was recorded.</summary>
    public DateTimeOffset OccurredAt => Event.StatedAt ?? RecordedAt;

    /// <summary>The latest time at which it may have happened, by the clock that recorded it: what it holds counts from then.</summary>
    internal DateTimeOffset LatestOccurrence => LatestTime is { } latest ? OccurredAt + (latest - RecordedAt) : OccurredAt;
}
