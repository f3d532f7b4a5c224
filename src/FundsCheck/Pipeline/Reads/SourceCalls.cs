using System.Collections.Concurrent;
using System.Diagnostics;

namespace FundsCheck.Pipeline.Reads;

/// <summary>
/// Begins the calls of a balance source. A few workers of the shared pool begin them one after another, which costs least where a source only
/// starts its work. Where a call blocks its worker, or the host has blocked the pool, calls that wait move to threads of their own, and so do
/// those that follow for a while: a blocked call holds up neither deadlines, nor the host, nor other calls.
/// </summary>
internal sealed class SourceCalls
{
    /// <summary>The longest that a call waits for a worker.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(50);

    /// <summary>The most threads of the shared pool that a source can block: half of those that the pool has at once.</summary>
    public static readonly int WorkersMax = Math.Max(1, Environment.ProcessorCount / 2);

    private static readonly TimeSpan OwnThreadsTime = TimeSpan.FromSeconds(5);

    private const int IdleWaitsMax = 200;

    private readonly ConcurrentQueue<BalanceRead> _waiting = new();
    private readonly SourceThreads _threads;
    private int _workers;
    private int _isWatched;
    private long _blockedAt;

    public SourceCalls() => _threads = new SourceThreads(NoteBlocked);

    // A timestamp of zero is none: no call has blocked yet.
    private bool IsBlocked => Volatile.Read(ref _blockedAt) is not 0 and var at && Stopwatch.GetElapsedTime(at) < OwnThreadsTime;

    public void Begin(BalanceRead read)
    {
        if (IsBlocked)
        {
            _threads.Begin(read);
            return;
        }

        _waiting.Enqueue(read);
        StartWorker();
        StartWatch();
    }

    private void StartWorker()
    {
        var workers = Volatile.Read(ref _workers);
        while (workers < WorkersMax)
        {
            var found = Interlocked.CompareExchange(ref _workers, workers + 1, workers);
            if (found == workers)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static calls => calls.Work(), this, preferLocal: false);
                return;
            }

            workers = found;
        }
    }

    private void Work()
    {
        while (_waiting.TryDequeue(out var read))
        {
            read.Call();
        }

        Interlocked.Decrement(ref _workers);

        // A read that came between the last look and the leave found no place for a worker.
        if (!_waiting.IsEmpty)
        {
            StartWorker();
        }
    }

    private void StartWatch()
    {
        if (Volatile.Read(ref _isWatched) == 0 && Interlocked.Exchange(ref _isWatched, 1) == 0)
        {
            new Thread(Watch) { IsBackground = true, Name = "FundsCheck balance source watch" }.UnsafeStart();
        }
    }

    /// <summary>Looks again and again whether the same read is still the next: then no worker comes for it.</summary>
    private void Watch()
    {
        using var never = new ManualResetEventSlim();
        BalanceRead? before = null;
        for (var idle = 0; idle < IdleWaitsMax;)
        {
            never.Wait(WaitMax);
            _ = _waiting.TryPeek(out var next);
            idle = next is null ? idle + 1 : 0;
            if (next is not null && ReferenceEquals(next, before))
            {
                NoteBlocked();
                MoveToThreads();
                next = null;
            }

            before = next;
        }

        Volatile.Write(ref _isWatched, 0);
        if (!_waiting.IsEmpty)
        {
            StartWatch();
        }
    }

    private void MoveToThreads()
    {
        while (_waiting.TryDequeue(out var read))
        {
            _threads.Begin(read);
        }
    }

    private void NoteBlocked() => Volatile.Write(ref _blockedAt, Stopwatch.GetTimestamp());
}
