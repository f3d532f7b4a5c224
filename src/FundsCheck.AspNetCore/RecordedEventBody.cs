namespace FundsCheck.AspNetCore;

/// <summary>The members of the response.</summary>
internal sealed record RecordedEventBody(string Id, int Revision, string Event, string At, string RecordedAt, bool Repeated)
{
    public static RecordedEventBody Of(RecordedEvent recorded) => new(
        recorded.DebitId, recorded.Revision, recorded.Event.ToName(), TimeText.Format(recorded.OccurredAt),
        TimeText.Format(recorded.RecordedAt), recorded.IsRepeated);
}
