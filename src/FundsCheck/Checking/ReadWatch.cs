using System.Collections.Concurrent;

namespace FundsCheck.Checking;

/// <summary>
/// A thread beside the shared pool that watches reads while there are any: timers and continuations run on the pool, and a source or a host
/// that blocks all of it must not keep a read from being begun, nor from its deadline.
/// </summary>
internal sealed class ReadWatch
{
    /// <summary>How often it looks, and how long it gives the pool before it takes over.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private const int IdleLooksMax = 200;

    private readonly SourceCalls _calls = new();
    private readonly ConcurrentQueue<ISourceRead> _begun = new();
    private readonly OwnThreads _threads = new("FundsCheck deadline");
    private int _isWatching;

    /// <summary>Has the source called for a read, and watches the read until every check that waits for it has gone on.</summary>
    public void Begin(ISourceRead read)
    {
        _calls.Begin(read);
        Add(read);
    }

    private void Add(ISourceRead read)
    {
        _begun.Enqueue(read);
        if (Volatile.Read(ref _isWatching) == 0 && Interlocked.Exchange(ref _isWatching, 1) == 0)
        {
            new Thread(Watch) { IsBackground = true, Name = "FundsCheck read watch" }.UnsafeStart();
        }
    }

    private bool HasEnded(ISourceRead read)
    {
        if (!read.IsStuck)
        {
            return false;
        }

        read.EndOn(_threads);
        return true;
    }

    private void Watch()
    {
        using var never = new ManualResetEventSlim();
        var open = new List<ISourceRead>();
        for (var idle = 0; idle < IdleLooksMax; idle = open.Count == 0 ? idle + 1 : 0)
        {
            never.Wait(Interval);
            while (_begun.TryDequeue(out var read))
            {
                open.Add(read);
            }

            _calls.MoveStalled();
            open.RemoveAll(read => read.IsDone || HasEnded(read));
        }

        Volatile.Write(ref _isWatching, 0);

        // One that came between the last look and the end found the watch still there.
        if (_begun.TryDequeue(out var late))
        {
            Add(late);
        }
    }
}
