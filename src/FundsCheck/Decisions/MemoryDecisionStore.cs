using FundsCheck.Decisions.Held;

namespace FundsCheck.Decisions;

/// <summary>Decisions kept for the life of the process: for tests, and for a batch that needs no record.</summary>
internal sealed class MemoryDecisionStore : IDecisionStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DebitHistory> _histories = new(StringComparer.Ordinal);
    private readonly HoldBook _holds = new();

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
        var account = AccountNames.Of(request.Debit, request.PersistentAccountId);
        lock (_gate)
        {
            var commit = DebitLedger.Decide(request, id => _histories.GetValueOrDefault(id), _holds, account);
            if (!commit.IsRecalled)
            {
                Add(new DebitHistory(commit.Record, []), account.As(commit.Record, request.PersistentAccountId));
                if (DebitLedger.Retried(commit.Record, id => _histories.GetValueOrDefault(id)) is { } retried)
                {
                    _histories[retried.Record.Debit.Id] = retried;
                }
            }

            return ValueTask.FromResult(commit);
        }
    }

    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var commit = DebitLedger.Judge(request, _histories.GetValueOrDefault(request.DebitId), out var after);
            if (!commit.IsRepeated)
            {
                Add(after, AccountNames.Of(after.Record));
            }

            return ValueTask.FromResult(commit);
        }
    }

    private void Add(DebitHistory history, AccountNames account)
    {
        _histories[history.Record.Debit.Id] = history;
        _holds.Add(history, account);
    }
}
