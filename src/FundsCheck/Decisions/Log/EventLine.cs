namespace FundsCheck.Decisions.Log;

/// <summary>Writes events as canonical JSON, and reads them back.</summary>
internal static class EventLine
{
    public static void Write(JsonLine line, RecordedEvent recorded)
    {
        line.Open("event").Required("id", recorded.DebitId).Number("revision", recorded.Revision).Time("recordedAt", recorded.RecordedAt)
            .Time("latest", recorded.LatestTime).Text("what", DebitNames.Of(recorded.Event));
        _ = recorded.Event switch
        {
            DebitEvent.Approved approved => line.Required("by", approved.By).Required("because", approved.Because),
            DebitEvent.Rejected rejected => line.Required("by", rejected.By).Required("because", rejected.Because),
            DebitEvent.Sent sent => line.Time("at", sent.At).Day("effectiveDate", sent.EffectiveDate),
            DebitEvent.Settled settled => line.Time("at", settled.At),
            DebitEvent.Returned returned => line.Time("at", returned.At).Required("code", returned.Code),
            _ => line,
        };
        line.Close();
    }

    /// <exception cref="FormatException">The line is no event as they are written.</exception>
    public static RecordedEvent Read(ref LineReader reader)
    {
        reader.OpenValue();
        var id = reader.Text("id"u8);
        var revision = checked((int)reader.Number("revision"u8));
        var recordedAt = reader.Time("recordedAt"u8);
        var latest = reader.TimeOrNull("latest"u8);
        DebitEvent what = reader.Text("what"u8) switch
        {
            "approved" => new DebitEvent.Approved(reader.Text("by"u8), reader.Text("because"u8)),
            "rejected" => new DebitEvent.Rejected(reader.Text("by"u8), reader.Text("because"u8)),
            "sent" => new DebitEvent.Sent(reader.Time("at"u8), reader.DayOrNull("effectiveDate"u8)),
            "settled" => new DebitEvent.Settled(reader.Time("at"u8)),
            "returned" => new DebitEvent.Returned(reader.Time("at"u8), reader.Text("code"u8)),
            "cancelled" => new DebitEvent.Cancelled(),
            _ => throw reader.Wrong("an event"u8),
        };
        reader.Close();
        return new RecordedEvent(id, revision, what, recordedAt) { LatestTime = latest };
    }
}
