namespace FundsCheck.Decisions.Log;

/// <summary>What was decided and is written together; all whom it concerns wait for one thing. Filled and emptied again and again.</summary>
internal sealed class LogBatch
{
    private readonly List<LogAddition> _additions = [];
    private readonly Dictionary<string, DebitHistory> _histories = new(StringComparer.Ordinal);
    private TaskCompletionSource<Exception?>? _written;

    /// <summary>In the order in which they were decided.</summary>
    public IReadOnlyList<LogAddition> Additions => _additions;

    /// <summary>Whether anybody waits for it, if only for what others added.</summary>
    public bool IsAwaited => _written is not null;

    /// <summary>Ends when all of it is on disk: with null, or with the failure after which nothing is known of what is there. Whoever joined may wait.</summary>
    public Task<Exception?> Written => _written!.Task;

    /// <summary>Makes the caller one of those who wait for it; true for the first of them.</summary>
    public bool Join()
    {
        var isFirst = !IsAwaited;
        _written ??= new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return isFirst;
    }

    /// <summary>Adds to the log, with the debit's history as it is from then on.</summary>
    public void Add(LogAddition addition, DebitHistory after)
    {
        _additions.Add(addition);
        _histories[addition.Debit.Id] = after;
    }

    /// <summary>Takes over a history that changes by what was added for another debit.</summary>
    public void Set(DebitHistory history) => _histories[history.Record.Debit.Id] = history;

    /// <summary>The history of a debit with what is added here; null where nothing is.</summary>
    public DebitHistory? Find(string debitId) => _histories.GetValueOrDefault(debitId);

    /// <summary>Empties it, for the next ones; whoever waits is told by what is returned.</summary>
    public TaskCompletionSource<Exception?> Empty()
    {
        var written = _written!;
        _written = null;
        _additions.Clear();
        _histories.Clear();
        return written;
    }
}
