namespace FundsCheck.Cli.Exporting;

/// <summary>What an export has of an event, its texts in printable form.</summary>
/// <param name="Kind">Its name, as in <c>sent</c>.</param>
/// <param name="At">When it happened.</param>
/// <param name="Text">Who approved or rejected, or the return code; null for others.</param>
/// <param name="Comment">The comment of who approved or rejected; null for others.</param>
/// <param name="Day">The effective date of a sent entry; null where it has none.</param>
internal sealed record ExportEvent(string Kind, DateTimeOffset At, string? Text, string? Comment, DateOnly? Day)
{
    public static ExportEvent From(RecordedEvent recorded)
    {
        var (text, comment) = recorded.Event switch
        {
            DebitEvent.Approved approved => (approved.ApprovedBy, approved.Comment),
            DebitEvent.Rejected rejected => (rejected.RejectedBy, rejected.Comment),
            DebitEvent.Returned returned => (returned.Code, null),
            _ => ((string?)null, (string?)null),
        };
        return new ExportEvent(
            recorded.Event.ToName(), ExportColumns.Micros(recorded.OccurredAt), Show(text), Show(comment),
            (recorded.Event as DebitEvent.Sent)?.EffectiveDate);
    }

    private static string? Show(string? text) => string.IsNullOrEmpty(text) ? null : PrintableText.Show(text);
}
