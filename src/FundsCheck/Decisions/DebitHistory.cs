namespace FundsCheck.Decisions;

/// <summary>The latest decision on a debit, and what became of it since.</summary>
/// <param name="Record">The latest decision.</param>
/// <param name="Events">The events of that decision, in the order in which they were recorded.</param>
public sealed record DebitHistory(DecisionRecord Record, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>The event of a kind; null where there is none.</summary>
    public T? Find<T>()
        where T : DebitEvent => Events.Select(recorded => recorded.Event).OfType<T>().FirstOrDefault();

    /// <summary>Whether the debit left the house, or never will: asking again gives the recorded decision, however old it is.</summary>
    public bool IsClosed => Events.Any(recorded => recorded.Event is not DebitEvent.Approved);

    internal DebitHistory With(RecordedEvent recorded) => this with { Events = [.. Events, recorded] };
}
