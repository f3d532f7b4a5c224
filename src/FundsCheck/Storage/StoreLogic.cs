using FundsCheck.Holds;

namespace FundsCheck.Storage;

/// <summary>What may be added to what is known of a debit: decided here, for every store; keeping it is the store's.</summary>
public static class StoreLogic
{
    /// <summary>Decides, unless an earlier decision stands.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="find">Finds the history of a debit by its id; null where the id is new.</param>
    /// <param name="sumHolds">Sums the holds on the debit's account: on every account that is linked to it (<see cref="AccountKeys"/>).</param>
    /// <exception cref="DebitConflictException">The id is known with other content.</exception>
    /// <exception cref="DebitClosedException">The debit may no longer be initiated.</exception>
    /// <exception cref="InvalidDebitException">The debit contradicts what is recorded of the one that it presents again.</exception>
    public static DecisionCommit Decide(
        DecisionRequest request, Func<string, DebitStatus?> find, Func<HoldQuery, HoldTotals> sumHolds)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(sumHolds);
        var earlier = find(request.Debit.Id);
        if (earlier is not null && Idempotency.IsStillValid(earlier, request.Debit, request.Now, request.Bounds))
        {
            return new DecisionCommit(earlier.Record, IsExisting: true) { Approval = earlier.Approval };
        }

        var isVerified = RetryRules.Verify(request.Debit, find, request.Now);
        var record = request.Decide(new DecisionContext(
            sumHolds(request.HoldQuery),
            (earlier?.Record.Revision ?? 0) + 1,
            earlier is null ? null : HoldCalculator.SupersededBy(earlier),
            isVerified));
        return DebitLifecycleCheck.Problem(record, earlier) is { } problem
            ? throw new InvalidOperationException($"debit `{record.Debit.Id}` is decided otherwise than it was asked: {problem}")
            : new DecisionCommit(record, IsExisting: false);
    }

    /// <summary>The debit that a decided one presents again, with that; null where it presents none that is known.</summary>
    public static DebitStatus? Retried(DecisionRecord record, Func<string, DebitStatus?> find) =>
        record.Debit.RetryOf is { } id ? find(id)?.WithRetry(record.Debit.Id) : null;

    /// <summary>Judges an event; <paramref name="after"/> is the debit's history with it.</summary>
    /// <exception cref="DebitEventRefusedException">The debit is unknown, or the event contradicts its history.</exception>
    public static EventCommit Judge(EventRequest request, DebitStatus? earlier, out DebitStatus after)
    {
        var history = earlier ?? throw new DebitEventRefusedException(request.DebitId, "no decision on it is recorded; check its id");
        if (DebitLifecycle.FindRepeated(history, request) is { } repeated)
        {
            after = history;
            return new EventCommit(repeated, IsRepeated: true);
        }

        if (DebitLifecycle.Contradiction(history, request) is { } contradiction)
        {
            throw new DebitEventRefusedException(request.DebitId, contradiction);
        }

        var recorded = new RecordedEvent(
            request.DebitId, DebitLifecycle.RevisionOf(history, request), request.Event.WithTime(request.OccurredAt),
            Microseconds.Floor(request.Now))
        {
            LatestTime = request.Bounds?.Latest > request.Now ? request.Bounds.Latest : null,
        };

        // No store writes what its own reader refuses.
        if (DebitLifecycleCheck.Problem(recorded, history) is { } problem)
        {
            throw new DebitEventRefusedException(request.DebitId, problem);
        }

        after = history.With(recorded);
        return new EventCommit(recorded, IsRepeated: false);
    }
}
