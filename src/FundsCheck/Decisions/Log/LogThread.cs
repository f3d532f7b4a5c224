namespace FundsCheck.Decisions.Log;

/// <summary>
/// The one thread that writes a log: its own, as a flush keeps a thread waiting that many callers may need for themselves.
/// </summary>
internal sealed class LogThread : IDisposable
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

    /// <summary>Ends once all is written.</summary>
    public Task EndAsync()
    {
        if (!_ended.Task.IsCompleted)
        {
            _isEnding = true;
            Wake();
        }

        return _ended.Task;
    }

    /// <summary>After it has ended.</summary>
    public void Dispose() => _work.Dispose();

    private void Run()
    {
        do
        {
            _work.Wait();
            _writeAll();
        }
        while (!_isEnding);

        _ended.SetResult();
    }
}
