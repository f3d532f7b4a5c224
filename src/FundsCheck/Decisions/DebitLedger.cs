using FundsCheck.Decisions.Held;

namespace FundsCheck.Decisions;

/// <summary>What may be added to what is known of a debit: decided here, for every store; keeping it is the store's.</summary>
internal static class DebitLedger
{
    /// <summary>Decides, unless an earlier decision stands.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="earlier">The debit's history; null where its id is new.</param>
    /// <param name="holds">What counts against the next balance.</param>
    /// <param name="account">The debit's account.</param>
    /// <exception cref="DebitConflictException">The id is known with other content.</exception>
    public static DecisionCommit Decide(DecisionRequest request, DebitHistory? earlier, HoldBook holds, AccountNames account) =>
        earlier is not null && Recall.Stands(earlier, request.Debit, request.Now)
            ? new DecisionCommit(earlier.Record, IsRecalled: true)
            : new DecisionCommit(request.Decide(holds.Sum(request, account), (earlier?.Record.Revision ?? 0) + 1), IsRecalled: false);

    /// <summary>Judges an event; <paramref name="after"/> is the debit's history with it.</summary>
    /// <exception cref="DebitEventRefusedException">The debit is unknown, or the event contradicts its history.</exception>
    public static EventCommit Judge(EventRequest request, DebitHistory? earlier, out DebitHistory after)
    {
        var history = earlier ?? throw new DebitEventRefusedException(request.DebitId, "no decision on it is recorded; check its id");
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
