using FundsCheck.Holds;

namespace FundsCheck.Storage;

/// <summary>
/// Decisions and statuses of connections kept for the life of the process: for tests, and for a batch that needs no record.
/// </summary>
internal sealed partial class MemoryDecisionStore : IDecisionStore, IConnectionStatusStore
{
    private readonly MemoryConnectionStatusStore _statuses = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DebitStatus> _histories = new(StringComparer.Ordinal);
    private readonly HoldIndex _holds = new();

    public bool IsDurable => false;

    public ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken)
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
        var account = request.Account;
        lock (_gate)
        {
            var commit = StoreLogic.Decide(request, id => _histories.GetValueOrDefault(id), _holds, account);
            if (!commit.IsExisting)
            {
                AddToTimeline(commit.Record);
                Add(new DebitStatus(commit.Record, []), account.As(commit.Record, request.PersistentAccountId));
                if (StoreLogic.Retried(commit.Record, id => _histories.GetValueOrDefault(id)) is { } retried)
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
            var commit = StoreLogic.Judge(request, _histories.GetValueOrDefault(request.DebitId), out var after);
            if (!commit.IsRepeated)
            {
                AddToTimeline(commit.Event);
                Add(after, AccountKeys.From(after.Record));
            }

            return ValueTask.FromResult(commit);
        }
    }

    public ValueTask<ConnectionStatus?> FindAsync(string connectionId, string? accountId, CancellationToken cancellationToken) =>
        _statuses.FindAsync(connectionId, accountId, cancellationToken);

    public ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken) =>
        _statuses.TrySetAsync(status, cancellationToken);

    private void Add(DebitStatus history, AccountKeys account)
    {
        _histories[history.Record.Debit.Id] = history;
        _holds.Add(history, account);
    }
}
