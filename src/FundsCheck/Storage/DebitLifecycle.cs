using System.Globalization;
using FundsCheck.Holds;

namespace FundsCheck.Storage;

/// <summary>Which event may follow which: a pure function of a debit's history.</summary>
public static class DebitLifecycle
{
    /// <summary>
    /// Why an event is refused, in words that name the fix; null where it is permitted. A repeat is no contradiction: see
    /// <see cref="FindRepeated"/>.
    /// </summary>
    public static string? Contradiction(DebitStatus history, EventRequest request)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(request);
        var name = request.Event.ToName();
        if (Find(history, request.Event) is { } recorded)
        {
            return IsAnswer(recorded.Event)
                ? $"it was {Text(recorded)} already"
                : $"`{name}` is recorded already, with other content";
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
    public static RecordedEvent? FindRepeated(DebitStatus history, EventRequest request)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(request);
        return Find(history, request.Event) is { } recorded
            && recorded.Event == request.Event.WithTime(request.StatedAt ?? recorded.OccurredAt)
            && (request.Revision ?? recorded.Revision) == recorded.Revision
            ? recorded
            : null;
    }

    /// <summary>The revision that an event follows from, where it is permitted.</summary>
    internal static int RevisionOf(DebitStatus history, EventRequest request)
    {
        var sent = history.Events.FirstOrDefault(recorded => recorded.Event is DebitEvent.Sent or DebitEvent.Settled);
        return request.Revision ?? sent?.Revision ?? (AnswersSuperseded(history, request) ? history.Record.Superseded?.Revision : null)
            ?? history.Record.Revision;
    }

    private static bool Has<T>(DebitStatus history)
        where T : DebitEvent => history.Has<T>();

    private static RecordedEvent? Find(DebitStatus history, DebitEvent what) =>
        history.Events.FirstOrDefault(recorded => recorded.Event.GetType() == what.GetType());

    private static string? WhyNotRevision(DebitStatus history, EventRequest request)
    {
        var record = history.Record;
        if (request.Revision is not { } named || named == record.Revision)
        {
            return null;
        }

        if (named < 1 || named > record.Revision)
        {
            return Invariant($"it has no revision {named}; the latest is {record.Revision}");
        }

        if (request.Event is DebitEvent.Approved or DebitEvent.Rejected)
        {
            return Invariant(
                $"revision {named} was superseded by revision {record.Revision}, {record.Verdict.Outcome.ToName()}; look at that one");
        }

        if (request.Event is DebitEvent.Cancelled)
        {
            // The latest may have been handed out since, and cancelling ends the debit.
            return history.MayBeSent && !Has<DebitEvent.Sent>(history)
                ? Invariant($"revision {record.Revision} lets it through; cancel that one")
                : null;
        }

        return named == record.Superseded?.Revision ? null : Invariant($"revision {named} is not one by which it may have been sent");
    }

    private static string? WhyNotApproved(DebitStatus history, EventRequest request)
    {
        if (WhyNotAnswered(history, "approved") is { } problem)
        {
            return problem;
        }

        // Its amount is no longer held, so other debits may have been accepted against the same balance.
        if (history.Record.Hold is not { } hold || (request.Bounds?.Latest ?? request.Now) >= hold.ExpiresAt)
        {
            return "the review lapsed and holds nothing any longer; check the debit again";
        }

        return history.Record.Reading is BalanceReading.Succeeded || request.MayApproveUnread
            ? null
            : "no balance was read for it, so nobody knows whether the money is there; check it again, or allow approving unread debits in "
                + "the options";
    }

    private static string? WhyNotAnswered(DebitStatus history, string name)
    {
        if (history.Record.Verdict.Outcome != Outcome.Review)
        {
            return $"only a review is {name}, and this is {(history.Record.Verdict.Outcome == Outcome.Accept ? "an accept" : "a decline")}";
        }

        // The second reviewer needs the first one, whatever followed since.
        return history.Events.FirstOrDefault(recorded => IsAnswer(recorded.Event)) is { } answer
            ? $"it cannot be {name} after it was {Text(answer)}"
            : history.Events.Count == 0 ? null : After(history, name);
    }

    private static bool IsAnswer(DebitEvent what) => what is DebitEvent.Approved or DebitEvent.Rejected;

    // A verified log has no names in memory.
    private static string Text(RecordedEvent answer)
    {
        var name = answer.Event switch
        {
            DebitEvent.Approved approved => approved.ApprovedBy,
            DebitEvent.Rejected rejected => rejected.RejectedBy,
            _ => string.Empty,
        };
        return $"{answer.Event.ToName()}{(name.Length == 0 ? string.Empty : $" by `{name}`")} at {Text(answer.RecordedAt)}";
    }

    private static string? WhyNotPermitted(DebitStatus history, EventRequest request, string name)
    {
        if (Has<DebitEvent.Cancelled>(history))
        {
            return After(history, name);
        }

        var isEstablished = Has<DebitEvent.Sent>(history) || Has<DebitEvent.Settled>(history);
        if (!isEstablished && !AnswersSuperseded(history, request))
        {
            if (Has<DebitEvent.Rejected>(history))
            {
                return After(history, name);
            }

            if (!history.MayBeSent)
            {
                return history.Record.Verdict.Outcome == Outcome.Review
                    ? $"a review that nobody approved cannot be {name}; approve it first"
                    : $"a declined debit cannot be {name}";
            }
        }

        return WhyNotThen(history, request, name);
    }

    // No event happens before what it follows from, or after it is recorded, give or take what clocks differ by.
    private static string? WhyNotThen(DebitStatus history, EventRequest request, string name)
    {
        var (at, record) = (request.OccurredAt, history.Record);
        if (at > request.Now + FactLimits.ClockSkewMax)
        {
            return $"it is not yet {Text(at)}: the clock shows {Text(request.Now)}; state a time that has passed";
        }

        var sent = history.Events.FirstOrDefault(recorded => recorded.Event is DebitEvent.Sent);
        var (bound, what) = sent is null ? (record.Superseded?.AcceptedFrom ?? record.DecidedAt, "decided") : (sent.OccurredAt, "sent");
        if (request.Event is DebitEvent.Sent && bound > request.Now)
        {
            // The clock was set back since. That a debit was sent frees nothing, so it is recorded whatever clocks show.
            bound = request.Now;
        }

        if (at < bound - FactLimits.ClockSkewMax)
        {
            return $"it cannot be {name} at {Text(at)}, before it was {what} at {Text(bound)}; check the time";
        }

        var effective = (sent?.Event as DebitEvent.Sent)?.EffectiveDate ?? record.Debit.EffectiveDate;
        return request.Event is not DebitEvent.Sent && effective is { } date && at < PostingTimes.ReceivedFrom(date)
            ? $"it cannot be {name} at {Text(at)}: its effective date is {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, so "
                + $"nobody has it before {Text(PostingTimes.ReceivedFrom(date))}; check the time, or record the date with which it was sent"
            : null;
    }

    private static string? WhyNotReturned(DebitStatus history) =>
        Has<DebitEvent.Sent>(history) || Has<DebitEvent.Settled>(history)
            ? null
            : "it was never sent, as far as is recorded; record that it was sent, and when, before its return";

    // It was sent by an earlier accept: money is on its way, whatever was decided since (ADR 10). What a person answers is the latest
    // decision.
    private static bool AnswersSuperseded(DebitStatus history, EventRequest request) =>
        history.Record.Superseded is { } superseded
        && request.Event is (DebitEvent.Sent or DebitEvent.Settled or DebitEvent.Returned)
        && (request.Revision is { } named ? named == superseded.Revision : request.OccurredAt < history.Record.DecidedAt);

    private static string? WhyNotAfter<TFirst, TSecond>(DebitStatus history, string name)
        where TFirst : DebitEvent
        where TSecond : DebitEvent => Has<TFirst>(history) || Has<TSecond>(history) ? After(history, name) : null;

    private static string After(DebitStatus history, string name) =>
        $"it cannot be {name} after it was {history.Events[^1].Event.ToName()}";

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
