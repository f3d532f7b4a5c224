using FundsCheck.Decisions.Held;

namespace FundsCheck.Decisions;

/// <summary>
/// What may be added to the decisions and events that there are: decided here, for every store; keeping them is the store's. Not safe for
/// threads: whoever uses it has it to itself.
/// </summary>
/// <param name="find">The history of a debit; null where its id is new.</param>
/// <param name="holds">What counts against the next balance.</param>
internal sealed class DebitLedger(Func<string, DebitHistory?> find, HoldBook holds)
{

    /// <summary>Decides, unless an earlier decision stands. What is decided is not yet in the ledger.</summary>
    /// <exception cref="DebitConflictException">The id is known with other content.</exception>
    public DecisionCommit Decide(DecisionRequest request)
    {
        var earlier = find(request.Debit.Id);
        return earlier is not null && Recall.Stands(earlier, request.Debit, request.Now)
            ? new DecisionCommit(earlier.Record, IsRecalled: true)
            : new DecisionCommit(request.Decide(holds.Sum(request), (earlier?.Record.Revision ?? 0) + 1), IsRecalled: false);
    }

    /// <summary>Judges an event. What is told for the first time is not yet in the ledger; <paramref name="after"/> is the history with it.</summary>
    /// <exception cref="DebitEventRefusedException">The debit is unknown, or the event contradicts its history.</exception>
    public EventCommit Judge(EventRequest request, out DebitHistory after)
    {
        var history = find(request.DebitId) ?? throw new DebitEventRefusedException(request.DebitId, "no decision on it is recorded; check its id");
        if (DebitLife.FindRepeated(history, request.Event) is { } repeated)
        {
            after = history;
            return new EventCommit(repeated, IsRepeated: true);
        }

        if (DebitLife.Contradiction(history, request) is { } contradiction)
        {
            throw new DebitEventRefusedException(request.DebitId, contradiction);
        }

        var recorded = new RecordedEvent(request.DebitId, history.Record.Revision, request.Event, request.Now);
        after = history.With(recorded);
        return new EventCommit(recorded, IsRepeated: false);
    }
}
