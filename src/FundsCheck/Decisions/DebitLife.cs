namespace FundsCheck.Decisions;

/// <summary>Which events may follow which, and what a debit holds as they come: pure functions of its history.</summary>
public static class DebitLife
{
    /// <summary>How long after settling a debit may still be missing from a balance: 24 hours.</summary>
    public static TimeSpan PostingLag { get; } = TimeSpan.FromHours(24);

    /// <summary>
    /// What contradicts an event, in words that name the mend; null where nothing does. An event told twice, the same in every part, is no
    /// contradiction: see <see cref="FindRepeated"/>.
    /// </summary>
    public static string? Contradiction(DebitHistory history, EventRequest request)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(request);
        var name = NameOf(request.Event);
        if (history.Events.FirstOrDefault(recorded => recorded.Event.GetType() == request.Event.GetType()) is not null)
        {
            return $"`{name}` is recorded already, with other content";
        }

        return request.Event switch
        {
            DebitEvent.Approved => WhyNotApproved(history, request),
            DebitEvent.Rejected => WhyNotAnswered(history, name),
            DebitEvent.Cancelled => WhyNotAfter<DebitEvent.Settled, DebitEvent.Returned>(history, name),
            DebitEvent.Sent => WhyNotSent(history, request.Event, name) ?? WhyNotAfter<DebitEvent.Settled, DebitEvent.Returned>(history, name),
            DebitEvent.Settled => WhyNotSent(history, request.Event, name) ?? WhyNotAfter<DebitEvent.Returned, DebitEvent.Returned>(history, name),
            _ => WhyNotSent(history, request.Event, name),
        };
    }

    /// <summary>The same event where it is recorded already; null where it is new.</summary>
    public static RecordedEvent? FindRepeated(DebitHistory history, DebitEvent @event)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Events.FirstOrDefault(recorded => recorded.Event == @event);
    }

    /// <summary>What the debit takes from its account: null where it takes nothing, or will never.</summary>
    public static Hold? HoldOf(DebitHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var hold = history.Record.Hold;
        foreach (var recorded in history.Events)
        {
            hold = After(hold, recorded, history.Record.Debit);
        }

        return hold;
    }

    /// <summary>The name of an event, as the command line and the log spell it.</summary>
    internal static string NameOf(DebitEvent @event) => @event switch
    {
        DebitEvent.Approved => "approved",
        DebitEvent.Rejected => "rejected",
        DebitEvent.Sent => "sent",
        DebitEvent.Settled => "settled",
        DebitEvent.Returned => "returned",
        _ => "cancelled",
    };

    private static Hold? After(Hold? hold, RecordedEvent recorded, RecordedDebit debit) => recorded.Event switch
    {
        DebitEvent.Approved => Extended(hold, Hold.OfAccepted(debit, recorded.RecordedAt)),
        DebitEvent.Sent sent => Extended(hold, Hold.OfAccepted(debit with { EffectiveDate = sent.EffectiveDate ?? debit.EffectiveDate }, sent.At)),
        DebitEvent.Settled settled => (hold ?? Hold.OfAccepted(debit, settled.At)).EndingBy(settled.At + PostingLag),
        _ => null,
    };

    // A decline holds nothing; what left before it was declined does.
    private static Hold Extended(Hold? hold, Hold other) => hold?.Extended(other) ?? other;

    private static string? WhyNotApproved(DebitHistory history, EventRequest request)
    {
        if (WhyNotAnswered(history, "approved") is { } problem)
        {
            return problem;
        }

        // Its amount is no longer held, so other debits may have been accepted against the same balance.
        if (history.Record.Hold is not { } hold || request.Now >= hold.ExpiresAt)
        {
            return "the review lapsed and holds nothing any longer; check the debit again";
        }

        return history.Record.Reading is Balances.BalanceReading.Read || request.MayApproveUnread
            ? null
            : "no balance was read for it, so nobody knows whether the money is there; check it again, or allow approving unread debits in the options";
    }

    private static string? WhyNotAnswered(DebitHistory history, string name)
    {
        if (history.Record.Verdict.Outcome != Outcome.Review)
        {
            return $"only a review is {name}, and this is {(history.Record.Verdict.Outcome == Outcome.Accept ? "an accept" : "a decline")}";
        }

        return history.Events.Count == 0 ? null : $"it cannot be {name} after it was {NameOf(history.Events[^1].Event)}";
    }

    private static string? WhyNotSent(DebitHistory history, DebitEvent what, string name)
    {
        if (history.Find<DebitEvent.Cancelled>() is not null || history.Find<DebitEvent.Rejected>() is not null)
        {
            return $"it cannot be {name} after it was {NameOf(history.Events[^1].Event)}";
        }

        return history.Record.Verdict.Outcome switch
        {
            _ when history.IsClosed || HappenedBefore(history.Record, what) => null,
            Outcome.Accept => null,
            Outcome.Review when history.Find<DebitEvent.Approved>() is not null => null,
            Outcome.Review => $"a review that nobody approved cannot be {name}; approve it first",
            _ => $"a declined debit cannot be {name}",
        };
    }

    // It left by the answer of an earlier revision: money is on its way, whatever was answered since (ADR 10).
    private static bool HappenedBefore(DecisionRecord record, DebitEvent what) => record.Revision > 1 && what switch
    {
        DebitEvent.Sent sent => sent.At < record.DecidedAt,
        DebitEvent.Settled settled => settled.At < record.DecidedAt,
        DebitEvent.Returned returned => returned.At < record.DecidedAt,
        _ => false,
    };

    private static string? WhyNotAfter<TFirst, TSecond>(DebitHistory history, string name)
        where TFirst : DebitEvent
        where TSecond : DebitEvent =>
        history.Find<TFirst>() is null && history.Find<TSecond>() is null ? null : $"it cannot be {name} after it was {NameOf(history.Events[^1].Event)}";
}
