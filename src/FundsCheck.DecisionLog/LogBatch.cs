using System.Diagnostics;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The lines that are written with one flush, and the task for which their callers wait. A body is formatted in the turn of its caller, so
/// that an unwritable record fails for that caller alone. A batch is reused.
/// </summary>
internal sealed class LogBatch
{
    private readonly RecordBuffer _bodies = new();
    private readonly List<LogAddition> _additions = [];
    private readonly Dictionary<string, DebitStatus> _histories = new(StringComparer.Ordinal);
    private readonly List<ConnectionStatus> _statuses = [];
    private readonly Dictionary<(string ConnectionId, string? AccountId), ConnectionStatus> _latest = [];
    private TaskCompletionSource<Exception?>? _written;

    /// <summary>The lines in the order of the decisions.</summary>
    public IReadOnlyList<LogAddition> Additions => _additions;

    /// <summary>The statuses of connections, in the order of their lines.</summary>
    public IReadOnlyList<ConnectionStatus> Statuses => _statuses;

    /// <summary>The bodies of all lines.</summary>
    public ReadOnlyMemory<byte> Bodies => _bodies.Written;

    /// <summary>True where a caller waits for the batch, also for lines of other callers.</summary>
    public bool IsAwaited => _written is not null;

    /// <summary>
    /// Completes once all lines are on disk: with null, or with the failure of the write. Callers that joined the batch may await it.
    /// </summary>
    public Task<Exception?> Written => Awaited.Task;

    private TaskCompletionSource<Exception?> Awaited => _written ?? throw new UnreachableException("a caller has joined the batch");

    /// <summary>Adds the caller to the waiting callers; returns true for the first one.</summary>
    public bool Join()
    {
        var isFirst = !IsAwaited;
        _written ??= new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return isFirst;
    }

    /// <summary>Adds a decision with the new state of its debit, and before it the rule sets that the segment lacks.</summary>
    /// <exception cref="UnwritableLineException">A reader would reject a line; the batch is unchanged.</exception>
    public void Add(HashedId debit, DebitStatus after, List<RuleSet> ruleSets)
    {
        var (additions, length) = (_additions.Count, _bodies.Length);
        try
        {
            foreach (var ruleSet in ruleSets)
            {
                _additions.Add(new LogAddition(Debit: null, Retried: null, _bodies.Add(ruleSet)));
            }

            var retried = after.Record.Debit.RetryOf is { } id ? StableHash.Of(id) : (ulong?)null;
            _additions.Add(new LogAddition(debit.Hash, retried, _bodies.Add(after.Record)));
        }
        catch
        {
            _additions.RemoveRange(additions, _additions.Count - additions);
            _bodies.CutTo(length);
            throw;
        }

        _histories[debit.Id] = after;
    }

    /// <summary>Adds an event with the new state of its debit.</summary>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the batch is unchanged.</exception>
    public void Add(HashedId debit, DebitStatus after, RecordedEvent recorded)
    {
        _additions.Add(new LogAddition(debit.Hash, Retried: null, _bodies.Add(recorded)));
        _histories[debit.Id] = after;
    }

    /// <summary>Adds a status of a connection.</summary>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the batch is unchanged.</exception>
    public void Add(ConnectionStatus status)
    {
        _additions.Add(new LogAddition(Debit: null, Retried: null, _bodies.Add(status)));
        _statuses.Add(status);
        _latest[(status.ConnectionId, status.AccountId)] = status;
    }

    /// <summary>Replaces the state of a debit that a line on another debit changes.</summary>
    public void Set(DebitStatus history) => _histories[history.Record.Debit.Id] = history;

    /// <summary>Finds the state of a debit after the lines of this batch; null where no line is on the debit.</summary>
    public DebitStatus? Find(string debitId) => _histories.GetValueOrDefault(debitId);

    /// <summary>Finds the status of a connection after the lines of this batch; null where no line is on it.</summary>
    public ConnectionStatus? Find(string connectionId, string? accountId) => _latest.GetValueOrDefault((connectionId, accountId));

    /// <summary>Empties the batch for reuse; the returned source completes the task of the waiting callers.</summary>
    public TaskCompletionSource<Exception?> Empty()
    {
        var written = Awaited;
        _written = null;
        _additions.Clear();
        _bodies.Clear();
        _histories.Clear();
        _statuses.Clear();
        _latest.Clear();
        return written;
    }
}
