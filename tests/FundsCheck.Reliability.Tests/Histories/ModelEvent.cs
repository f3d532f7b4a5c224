namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>An event that the model took in.</summary>
/// <param name="Event">The event, with its time.</param>
/// <param name="RecordedAt">What the clock showed.</param>
/// <param name="Late">How much later it may have been than the clock showed.</param>
/// <param name="Revision">The revision that it follows from.</param>
internal sealed record ModelEvent(DebitEvent Event, DateTimeOffset RecordedAt, TimeSpan Late, int Revision)
{
    public DateTimeOffset OccurredAt => TimeOf(Event) ?? RecordedAt;

    public static DateTimeOffset? TimeOf(DebitEvent what) =>
        (what as DebitEvent.Sent)?.At ?? (what as DebitEvent.Settled)?.At ?? (what as DebitEvent.Returned)?.At;

    /// <summary>The event at a time, where its kind has one.</summary>
    public static DebitEvent At(DebitEvent what, DateTimeOffset time) => what switch
    {
        DebitEvent.Sent sent => sent with { At = time },
        DebitEvent.Settled settled => settled with { At = time },
        DebitEvent.Returned returned => returned with { At = time },
        _ => what,
    };
}
