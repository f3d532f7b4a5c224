namespace FundsCheck.Decisions;

/// <summary>Decisions kept for the life of the process: for tests, and for a batch that needs no record.</summary>
internal sealed class MemoryDecisionStore : IDecisionStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DecisionRecord> _latest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _idsByAccount = new(StringComparer.Ordinal);

    public bool IsDurable => false;

    public ValueTask<DecisionRecord?> RecallAsync(string debitId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_latest.GetValueOrDefault(debitId));
        }
    }

    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(Decide(request));
        }
    }

    private DecisionCommit Decide(DecisionRequest request)
    {
        var debit = request.Debit;
        var earlier = _latest.GetValueOrDefault(debit.Id);
        if (earlier is not null && Recall.Stands(earlier, debit, request.Now))
        {
            return new DecisionCommit(earlier, IsRecalled: true);
        }

        if (!_idsByAccount.TryGetValue(debit.AccountKey, out var ids))
        {
            ids = new HashSet<string>(StringComparer.Ordinal);
            _idsByAccount.Add(debit.AccountKey, ids);
        }

        var holds = HoldLedger.Sum(ids.Select(id => _latest[id]), debit.Id, debit.Amount.Currency, request.BalanceTime, request.Now);
        var record = request.Decide(holds, (earlier?.Revision ?? 0) + 1);
        ids.Add(debit.Id);
        _latest[debit.Id] = record;
        return new DecisionCommit(record, IsRecalled: false);
    }
}
