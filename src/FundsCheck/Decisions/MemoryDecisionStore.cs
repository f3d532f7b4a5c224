namespace FundsCheck.Decisions;

/// <summary>Decisions kept for the life of the process: for tests, and for a batch that needs no record.</summary>
internal sealed class MemoryDecisionStore : IDecisionStore
{
    private readonly Lock _gate = new();
    private readonly DebitLedger _ledger = new();

    public bool IsDurable => false;

    public ValueTask<DebitHistory?> RecallAsync(string debitId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_ledger.Find(debitId));
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
                _ledger.Add(commit.Record);
            }

            return ValueTask.FromResult(commit);
        }
    }

    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var commit = _ledger.Judge(request);
            if (!commit.IsRepeated)
            {
                _ledger.Add(commit.Event);
            }

            return ValueTask.FromResult(commit);
        }
    }
}
