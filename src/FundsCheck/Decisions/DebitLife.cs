namespace FundsCheck.Decisions;

/// <summary>Which event may follow which, and what a debit holds: pure functions of its history.</summary>
public static partial class DebitLife
{
    /// <summary>How long after settling a debit may still be missing from a balance: 24 hours, and until a banking day.</summary>
    public static TimeSpan PostingLag { get; } = TimeSpan.FromHours(24);

    /// <summary>What became of a debit.</summary>
    public static DebitState StateOf(DebitHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history switch
        {
            _ when Has<DebitEvent.Returned>(history) => DebitState.Returned,
            _ when Has<DebitEvent.Settled>(history) => DebitState.Settled,
            _ when Has<DebitEvent.Cancelled>(history) => DebitState.Cancelled,
            _ when Has<DebitEvent.Sent>(history) => DebitState.Sent,
            _ when Has<DebitEvent.Rejected>(history) => DebitState.Rejected,
            _ => DebitState.Open,
        };
    }

    /// <summary>
    /// Why an event is refused, in words that name the fix; null where it is permitted. A repeat is no contradiction: see
    /// <see cref="FindRepeated"/>.
    /// </summary>
    public static string? Contradiction(DebitHistory history, EventRequest request)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(request);
        var name = DebitNames.Of(request.Event);
        if (Find(history, request.Event) is not null)
        {
            return $"`{name}` is recorded already, with other content";
        }

        return WhyNotRevision(history, request) ?? request.Event switch
        {
            DebitEvent.Approved => WhyNotApproved(history, request),
            DebitEvent.Rejected => WhyNotAnswered(history, name),
            DebitEvent.Cancelled => WhyNotAfter<DebitEvent.Settled, DebitEvent.Returned>(history, name),
            DebitEvent.Sent =>
                WhyNotPermitted(history, request, name) ?? WhyNotAfter<DebitEvent.Settled, DebitEvent.Returned>(history, name),
            DebitEvent.Settled =>
                WhyNotPermitted(history, request, name) ?? WhyNotAfter<DebitEvent.Returned, DebitEvent.Returned>(history, name),
            _ => WhyNotPermitted(history, request, name) ?? WhyNotReturned(history),
        };
    }

    /// <summary>
    /// The recorded event where the same one is recorded again; null where it is new. An event without a time of its own is the same
    /// whenever the recorded one happened.
    /// </summary>
    public static RecordedEvent? FindRepeated(DebitHistory history, EventRequest request)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(request);
        return Find(history, request.Event) is { } recorded
            && recorded.Event == request.Event.WithTime(request.StatedAt ?? recorded.OccurredAt)
            && (request.Revision ?? recorded.Revision) == recorded.Revision
            ? recorded
            : null;
    }

    /// <summary>
    /// Whether the latest decision permits to send the debit: an accept, or a review that was approved. False once it is closed otherwise.
    /// </summary>
    public static bool MayBeSent(DebitHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return (history.Record.Verdict.Outcome == Outcome.Accept || history.Approval is not null) && !Has<DebitEvent.Cancelled>(history)
            && !Has<DebitEvent.Rejected>(history);
    }

    /// <summary>What the debit may take from its account; null where it takes nothing, or never will.</summary>
    public static Hold? HoldOf(DebitHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var record = history.Record;
        var superseded = record.Superseded?.HoldOf(record.Debit.Amount);
        var own = record.Hold;
        foreach (var recorded in history.Events)
        {
            if (recorded.Event is DebitEvent.Cancelled or DebitEvent.Returned)
            {
                return null;
            }

            (own, superseded) = After(own, superseded, recorded, record);
        }

        return own is null || superseded is null
            ? own ?? superseded
            : own with { ExpiresAt = superseded.ExpiresAt > own.ExpiresAt ? superseded.ExpiresAt : own.ExpiresAt };
    }

    /// <summary>The revision that an event follows from, where it is permitted.</summary>
    internal static int RevisionOf(DebitHistory history, EventRequest request)
    {
        var sent = history.Events.FirstOrDefault(recorded => recorded.Event is DebitEvent.Sent or DebitEvent.Settled);
        return request.Revision ?? sent?.Revision ?? (AnswersSuperseded(history, request) ? history.Record.Superseded?.Revision : null)
            ?? history.Record.Revision;
    }

    private static bool Has<T>(DebitHistory history)
        where T : DebitEvent => history.Find<T>() is not null;

    private static RecordedEvent? Find(DebitHistory history, DebitEvent what) =>
        history.Events.FirstOrDefault(recorded => recorded.Event.GetType() == what.GetType());

    private static (Hold? Own, Hold? Superseded) After(Hold? own, Hold? superseded, RecordedEvent recorded, DecisionRecord record)
    {
        var (debit, delay) = (record.Debit, record.PostingDelay);
        switch (recorded.Event)
        {
            case DebitEvent.Approved when own is not null:
                return (
                    own.Extended(Hold.OfSending(debit.Amount, debit.EffectiveDate, recorded.LatestOccurrence, own.ExpiresAt, delay)),
                    superseded);
            case DebitEvent.Rejected:
                return (null, superseded);
            case DebitEvent.Sent sent:
                var sending = Hold.OfSending(
                    debit.Amount, sent.EffectiveDate ?? debit.EffectiveDate, recorded.LatestOccurrence, recorded.LatestOccurrence, delay);
                return (own?.Extended(sending) ?? sending, superseded);
            case DebitEvent.Settled:
                // Settled by whichever revision: one entry, which the balance must show from now on.
                var settled = own ?? superseded
                    ?? Hold.OfSending(debit.Amount, debit.EffectiveDate, recorded.LatestOccurrence, recorded.LatestOccurrence, delay);
                return (settled.Settled(recorded.LatestOccurrence, PostingLag), null);
            default:
                return (own, superseded);
        }
    }
}
