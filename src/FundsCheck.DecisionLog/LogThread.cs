namespace FundsCheck.DecisionLog;

/// <summary>The thread that writes a log. It is a dedicated thread, since a flush would block a thread of the pool.</summary>
#pragma warning disable CA1001 // A semaphore without a wait handle needs no disposal, and is released after the end too.
internal sealed class LogThread
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _work = new(0);
    private readonly Action _writeAll;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isEnding;

    /// <param name="writeAll">Writes until no caller waits; must not throw.</param>
    public LogThread(Action writeAll)
    {
        _writeAll = writeAll;

        // A background thread does not keep a host alive that does not dispose of its services. Acknowledged lines are on disk.
        new Thread(Run) { IsBackground = true, Name = "FundsCheck log" }.UnsafeStart();
    }

    /// <summary>Wakes the thread to write.</summary>
    public void Wake() => _work.Release();

    /// <summary>Writes all waiting lines and ends the thread; no line may be added afterwards.</summary>
    public Task EndAsync()
    {
        _isEnding = true;
        Wake();
        return _ended.Task;
    }

    private void Run()
    {
        bool isLast;
        do
        {
            _work.Wait();

            // The flag is read before the write, since a line may be added after a write and before the end is requested.
            isLast = _isEnding;
            _writeAll();
        }
        while (!isLast);

        _ended.SetResult();
    }
}
