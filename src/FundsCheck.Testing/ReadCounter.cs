namespace FundsCheck.Testing;

/// <summary>Counts reads as they begin, and wakes those who wait for a count.</summary>
internal sealed class ReadCounter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _byAccount = new(StringComparer.Ordinal);
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _count;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public int CountOf(string accountId)
    {
        lock (_gate)
        {
            return _byAccount.GetValueOrDefault(accountId);
        }
    }

    public void Add(string accountId)
    {
        lock (_gate)
        {
            _count++;
            _byAccount[accountId] = _byAccount.GetValueOrDefault(accountId) + 1;
            foreach (var (_, reached) in _waiting.Where(waiting => waiting.Count <= _count))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Count <= _count);
        }
    }

    public Task WaitForAsync(int count, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }
}
