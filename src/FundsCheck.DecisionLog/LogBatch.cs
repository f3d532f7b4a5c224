using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The lines that are written together; all whom they concern wait for one thing. A line's body is made in the turn of its caller, so that
/// one that cannot be written is that caller's alone. Filled and emptied again and again.
/// </summary>
internal sealed class LogBatch
{
    private readonly RecordBuffer _bodies = new();
    private readonly List<LogAddition> _additions = [];
    private readonly Dictionary<string, DebitStatus> _histories = new(StringComparer.Ordinal);
    private TaskCompletionSource<Exception?>? _written;

    /// <summary>In the order in which they were decided.</summary>
    public IReadOnlyList<LogAddition> Additions => _additions;

    /// <summary>The bodies of all lines, one after another.</summary>
    public ReadOnlyMemory<byte> Bodies => _bodies.Written;

    /// <summary>Whether anybody waits for it, if only for what others added.</summary>
    public bool IsAwaited => _written is not null;

    /// <summary>
    /// Ends when all of it is on disk: with null, or with the failure after which nothing is known of what is there. Whoever joined may
    /// wait.
    /// </summary>
    public Task<Exception?> Written => _written!.Task;

    /// <summary>Makes the caller one of those who wait for it; true for the first of them.</summary>
    public bool Join()
    {
        var isFirst = !IsAwaited;
        _written ??= new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return isFirst;
    }

    /// <summary>
    /// Adds a decision, with the debit's history from then on, and before it the rule set that made it where the segment lacks that.
    /// </summary>
    /// <exception cref="UnwritableLineException">A reader would refuse a line; nothing was added.</exception>
    public void Add(HashedId debit, DebitStatus after, RuleSet? ruleSet)
    {
        var (additions, length) = (_additions.Count, _bodies.Length);
        try
        {
            if (ruleSet is not null)
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

    /// <summary>Adds an event, with the debit's history from then on.</summary>
    /// <exception cref="UnwritableLineException">A reader would refuse the line; nothing was added.</exception>
    public void Add(HashedId debit, DebitStatus after, RecordedEvent recorded)
    {
        _additions.Add(new LogAddition(debit.Hash, Retried: null, _bodies.Add(recorded)));
        _histories[debit.Id] = after;
    }

    /// <summary>Takes over a history that changes by what was added for another debit.</summary>
    public void Set(DebitStatus history) => _histories[history.Record.Debit.Id] = history;

    /// <summary>The history of a debit with what is added here; null where nothing is.</summary>
    public DebitStatus? Find(string debitId) => _histories.GetValueOrDefault(debitId);

    /// <summary>Empties it, for the next ones; what is returned completes the task of all who wait.</summary>
    public TaskCompletionSource<Exception?> Empty()
    {
        var written = _written!;
        _written = null;
        _additions.Clear();
        _bodies.Clear();
        _histories.Clear();
        return written;
    }
}
