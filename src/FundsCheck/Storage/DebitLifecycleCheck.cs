using System.Globalization;
using FundsCheck.Holds;

namespace FundsCheck.Storage;

/// <summary>
/// Whether recorded decisions and events were permitted by what was recorded of their debit before: for whoever reads what a store wrote.
/// </summary>
public static class DebitLifecycleCheck
{
    /// <summary>Why a decision cannot stand where it does; null where it can.</summary>
    /// <param name="record">The decision.</param>
    /// <param name="before">The debit's history before it; null where there is none.</param>
    public static string? Problem(DecisionRecord record, DebitStatus? before)
    {
        var expected = (before?.Record.Revision ?? 0) + 1;
        if (record.Revision != expected)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"it is revision {record.Revision} of its debit, where revision {expected} follows the lines before it: "
                    + $"a decision was added or removed, and the chain made anew");
        }

        if (before is null)
        {
            return record.Superseded is null ? null : "it supersedes an accept of its debit that no line before it decides";
        }

        if (before.State != DebitState.Open)
        {
            return $"it decides anew a debit that was {before.State.ToName()}: a decision was added, and the chain made anew";
        }

        return record.Superseded == HoldCalculator.SupersededBy(before)
            ? null
            : "it does not carry the accept of its debit that it supersedes";
    }

    /// <summary>Why an event cannot stand where it does; null where it can.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="before">The debit's history before it; null where there is none.</param>
    public static string? Problem(RecordedEvent recorded, DebitStatus? before)
    {
        if (before is null)
        {
            return "it records what became of a debit that no line before it decides";
        }

        // Whether unread debits may be approved is the host's choice, which no line records.
        var request = new EventRequest(recorded.DebitId, recorded.Event, recorded.RecordedAt, MayApproveUnread: true, recorded.Revision);
        return DebitLifecycle.Contradiction(before, request) is { } contradiction
            ? $"its event is not permitted: {contradiction}; an event was added or altered, and the chain made anew"
            : null;
    }
}
