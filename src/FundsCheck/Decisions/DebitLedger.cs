using FundsCheck.Decisions.Log;

namespace FundsCheck.Decisions;

/// <summary>
/// The state that decisions and events add up to: every debit's history, and which debits share an account. What may be added is decided
/// here; keeping it is the store's. Not safe for threads: whoever uses it has it to itself.
/// </summary>
internal sealed class DebitLedger
{
    private readonly Dictionary<string, DebitHistory> _histories = new(StringComparer.Ordinal);
    private readonly AccountLinks _accounts = new();

    /// <summary>Every debit's history.</summary>
    public IEnumerable<DebitHistory> Histories => _histories.Values;

    public DebitHistory? Find(string debitId) => _histories.GetValueOrDefault(debitId);

    /// <summary>Decides, unless an earlier decision stands. What is decided is not yet in the ledger.</summary>
    /// <exception cref="DebitConflictException">The id is known with other content.</exception>
    public DecisionCommit Decide(DecisionRequest request)
    {
        var debit = request.Debit;
        var earlier = Find(debit.Id);
        if (earlier is not null && Recall.Stands(earlier, debit, request.Now))
        {
            return new DecisionCommit(earlier.Record, IsRecalled: true);
        }

        var others = _accounts.DebitsOf(debit.AccountKey, request.PersistentAccountId).Select(id => _histories[id]);
        var holds = HoldLedger.Sum(others, debit.Id, debit.Amount.Currency, request.BalanceTime, request.Now);
        return new DecisionCommit(request.Decide(holds, (earlier?.Record.Revision ?? 0) + 1), IsRecalled: false);
    }

    /// <summary>Judges an event. What is told for the first time is not yet in the ledger.</summary>
    /// <exception cref="DebitEventRefusedException">The debit is unknown, or the event contradicts its history.</exception>
    public EventCommit Judge(EventRequest request)
    {
        var history = Find(request.DebitId) ?? throw new DebitEventRefusedException(request.DebitId, "no decision on it is recorded; check its id");
        if (DebitLife.FindRepeated(history, request.Event) is { } repeated)
        {
            return new EventCommit(repeated, IsRepeated: true);
        }

        return DebitLife.Contradiction(history, request) is { } contradiction
            ? throw new DebitEventRefusedException(request.DebitId, contradiction)
            : new EventCommit(new RecordedEvent(request.DebitId, history.Record.Revision, request.Event, request.Now), IsRepeated: false);
    }

    /// <summary>Adds what a log tells.</summary>
    public void Add(LogEntry entry)
    {
        switch (entry)
        {
            case LogEntry.Decided decided:
                Add(decided.Record);
                break;
            case LogEntry.Happened happened:
                Add(happened.Event);
                break;
            default:
                break;
        }
    }

    public void Add(DecisionRecord record)
    {
        _histories[record.Debit.Id] = new DebitHistory(record, []);
        _accounts.Add(record);
    }

    public void Add(RecordedEvent recorded) => _histories[recorded.DebitId] = _histories[recorded.DebitId].With(recorded);
}
