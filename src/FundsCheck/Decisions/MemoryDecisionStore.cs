using FundsCheck.Decisions.Held;

namespace FundsCheck.Decisions;

/// <summary>Decisions kept for the life of the process: for tests, and for a batch that needs no record.</summary>
internal sealed class MemoryDecisionStore : IDecisionStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DebitHistory> _histories = new(StringComparer.Ordinal);
    private readonly HoldBook _holds = new();
    private readonly DebitLedger _ledger;

    public MemoryDecisionStore() => _ledger = new DebitLedger(id => _histories.GetValueOrDefault(id), _holds);

    public bool IsDurable => false;

    public ValueTask<DebitHistory?> RecallAsync(string debitId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_histories.GetValueOrDefault(debitId));
        }
    }

    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var commit = _ledger.Decide(request);
            if (!commit.IsRecalled)
            {
                _histories[commit.Record.Debit.Id] = new DebitHistory(commit.Record, []);
                _holds.Add(commit.Record);
            }

            return ValueTask.FromResult(commit);
        }
    }

    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var commit = _ledger.Judge(request, out var after);
            if (!commit.IsRepeated)
            {
                _histories[request.DebitId] = after;
                _holds.Add(after);
            }

            return ValueTask.FromResult(commit);
        }
    }
}
