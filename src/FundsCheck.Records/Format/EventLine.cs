namespace FundsCheck.Records.Format;

/// <summary>Writes and reads events as canonical JSON.</summary>
internal static class EventLine
{
    private const int UsualRevision = 1;

    public static void Write(JsonLine line, RecordedEvent recorded)
    {
        line.Open("event").Required("id", recorded.DebitId).NumberUnless("revision", recorded.Revision, UsualRevision);
        line.Time("recordedAt", recorded.RecordedAt).Time("latestRecordedAt", recorded.LatestTime)
            .Text("type", recorded.Event.ToName());
        line.Time(
            "occurredAt", Microseconds.Floor(recorded.OccurredAt) == Microseconds.Floor(recorded.RecordedAt) ? null : recorded.OccurredAt);
        _ = recorded.Event switch
        {
            DebitEvent.Approved approved => line.Required("approvedBy", approved.ApprovedBy).Required("comment", approved.Comment),
            DebitEvent.Rejected rejected => line.Required("rejectedBy", rejected.RejectedBy).Required("comment", rejected.Comment),
            DebitEvent.Sent sent => line.Day("effectiveDate", sent.EffectiveDate),
            DebitEvent.Returned returned => line.Required("returnCode", returned.Code),
            _ => line,
        };
        line.Close();
    }

    /// <exception cref="FormatException">The line is not an event in canonical form.</exception>
    public static RecordedEvent Read(ref LineReader reader)
    {
        reader.OpenValue();
        var (id, revision) = (reader.Text("id"u8), reader.NumberOr("revision"u8, UsualRevision));
        var (recordedAt, latest) = (reader.Time("recordedAt"u8), reader.TimeOrNull("latestRecordedAt"u8));
        var (type, stated) = (reader.Text("type"u8), reader.TimeOrNull("occurredAt"u8));
        var occurredAt = stated == recordedAt ? throw reader.Usual() : stated ?? recordedAt;
        DebitEvent what = type switch
        {
            "approved" when stated is null => new DebitEvent.Approved(reader.Text("approvedBy"u8), reader.Text("comment"u8)),
            "rejected" when stated is null => new DebitEvent.Rejected(reader.Text("rejectedBy"u8), reader.Text("comment"u8)),
            "sent" => new DebitEvent.Sent(occurredAt, reader.DayOrNull("effectiveDate"u8)),
            "settled" => new DebitEvent.Settled(occurredAt),
            "returned" => new DebitEvent.Returned(occurredAt, reader.Text("returnCode"u8)),
            "cancelled" when stated is null => new DebitEvent.Cancelled(),
            _ => throw reader.Wrong("an event"u8),
        };
        reader.Close();
        return new RecordedEvent(id, revision, what, recordedAt) { LatestTime = latest };
    }
}
