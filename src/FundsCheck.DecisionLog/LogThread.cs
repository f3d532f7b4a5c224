namespace FundsCheck.DecisionLog;

/// <summary>
/// The one thread that writes a log: its own, as a flush keeps a thread waiting that many callers may need for themselves.
/// </summary>
#pragma warning disable CA1001 // Its semaphore holds nothing to dispose of without a wait handle, and is released after the end too.
internal sealed class LogThread
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _work = new(0);
    private readonly Action _writeAll;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isEnding;

    /// <param name="writeAll">Writes until nobody waits; must not throw.</param>
    public LogThread(Action writeAll)
    {
        _writeAll = writeAll;

        // A background thread: a host that does not dispose of its services still ends. What was told is on disk.
        new Thread(Run) { IsBackground = true, Name = "FundsCheck log" }.UnsafeStart();
    }

    /// <summary>There is something to write.</summary>
    public void Wake() => _work.Release();

    /// <summary>Ends once all is written; nothing may be added from now on.</summary>
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

            // Before the writing: what was added before the end was called for may have come after all was written.
            isLast = _isEnding;
            _writeAll();
        }
        while (!isLast);

        _ended.SetResult();
    }
}
