using System.Globalization;

namespace FundsCheck.Pages.Timelines;

/// <summary>The events of a debit in words.</summary>
internal static class EventText
{
    public static string Of(RecordedEvent recorded) => recorded.Event switch
    {
        DebitEvent.Approved approved => $"approved by {approved.ApprovedBy}: {approved.Comment}",
        DebitEvent.Rejected rejected => $"rejected by {rejected.RejectedBy}: {rejected.Comment}",
        DebitEvent.Sent { EffectiveDate: { } day } => string.Create(
            CultureInfo.InvariantCulture, $"sent at {TimeText.Format(recorded.OccurredAt)}, effective {day:yyyy-MM-dd}"),
        DebitEvent.Sent => $"sent at {TimeText.Format(recorded.OccurredAt)}",
        DebitEvent.Settled => $"settled at {TimeText.Format(recorded.OccurredAt)}",
        DebitEvent.Returned returned => $"returned at {TimeText.Format(recorded.OccurredAt)} with {returned.Code}",
        _ => "cancelled",
    };
}
