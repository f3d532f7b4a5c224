using FundsCheck.Holds;

namespace FundsCheck.Storage;

/// <summary>What may be added to what is known of a debit: decided here, for every store; keeping it is the store's.</summary>
public static class StoreLogic
{
    /// <summary>Returns the existing decision while it is valid, and decides otherwise. For a store that queries its holds.</summary>
    /// <param name="request">The debit and the function that decides.</param>
    /// <param name="find">Finds the status of a debit by its id; null where the id is new.</param>
    /// <param name="sumHolds">
    /// Sums the holds on the debit's account: on every account that is linked to it (<see cref="DecisionRequest.Account"/>). Called at most
    /// once.
    /// </param>
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
        return FindExisting(request, earlier) ?? DecideAnew(request, earlier, find, sumHolds(request.HoldQuery));
    }

    /// <summary>The same for a store that keeps a <see cref="HoldIndex"/>.</summary>
    /// <param name="request">The debit and the function that decides.</param>
    /// <param name="find">Finds the status of a debit by its id; null where the id is new.</param>
    /// <param name="holds">The holds.</param>
    /// <param name="account">The debit's account.</param>
    /// <inheritdoc cref="Decide(DecisionRequest, Func{string, DebitStatus}, Func{HoldQuery, HoldTotals})" path="/exception" />
    public static DecisionCommit Decide(DecisionRequest request, Func<string, DebitStatus?> find, HoldIndex holds, AccountKeys account)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(holds);
        var earlier = find(request.Debit.Id);
        return FindExisting(request, earlier) ?? DecideAnew(request, earlier, find, holds.Sum(request.HoldQuery, account));
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

    private static DecisionCommit? FindExisting(DecisionRequest request, DebitStatus? earlier) =>
        earlier is not null && Idempotency.IsStillValid(earlier, request.Debit, request.Now, request.Bounds)
            ? new DecisionCommit(earlier.Record, IsExisting: true) { Approval = earlier.Approval }
            : null;

    private static DecisionCommit DecideAnew(
        DecisionRequest request, DebitStatus? earlier, Func<string, DebitStatus?> find, HoldTotals holds)
    {
        var isVerified = RetryRules.Verify(request.Debit, find, request.Now);
        var record = request.Decide(new DecisionContext(
            holds,
            (earlier?.Record.Revision ?? 0) + 1,
            earlier is null ? null : HoldCalculator.SupersededBy(earlier),
            isVerified));
        return DebitLifecycleCheck.Problem(record, earlier) is { } problem
            ? throw new InvalidOperationException($"debit `{record.Debit.Id}` is decided otherwise than was requested: {problem}")
            : new DecisionCommit(record, IsExisting: false);
    }
}
