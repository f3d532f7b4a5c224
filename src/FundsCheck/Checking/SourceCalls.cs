using System.Collections.Concurrent;
using System.Diagnostics;

namespace FundsCheck.Checking;

/// <summary>
/// Begins the calls of a source. A few workers of the shared pool begin them one after another, which costs least where a source
/// only starts its work. Where a call blocks its worker, or the host has blocked the pool, the calls that wait move to threads of their
/// own, and so do those that follow for a while: a blocked call holds up neither the pool nor other calls.
/// </summary>
internal sealed class SourceCalls
{
    /// <summary>The most threads of the shared pool that a source can block: half of those that the pool has at once.</summary>
    public static readonly int WorkersMax = Math.Max(1, Environment.ProcessorCount / 2);

    private static readonly TimeSpan OwnThreadsTime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<ISourceRead> _waiting = new();
    private readonly OwnThreads _threads = new("FundsCheck source");
    private ISourceRead? _next;
    private int _workers;
    private long _blockedAt;

    // A timestamp of zero is none: no call has blocked yet.
    private bool IsBlocked => Volatile.Read(ref _blockedAt) is not 0 and var at && Stopwatch.GetElapsedTime(at) < OwnThreadsTime;

    public void Begin(ISourceRead read)
    {
        if (IsBlocked)
        {
            _threads.Run(() => CallOnOwnThread(read));
            return;
        }

        _waiting.Enqueue(read);
        StartWorker();
    }

    /// <summary>
    /// Where the same read is still the next, no worker comes for it: those that wait move. For one thread, again and again.
    /// </summary>
    public void MoveStalled()
    {
        var isStalled = _waiting.TryPeek(out var next) && ReferenceEquals(next, _next);
        _next = isStalled ? null : next;
        if (!isStalled)
        {
            return;
        }

        NoteBlocked();
        while (_waiting.TryDequeue(out var read))
        {
            _threads.Run(() => CallOnOwnThread(read));
        }
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

    private void CallOnOwnThread(ISourceRead read)
    {
        var started = Stopwatch.GetTimestamp();
        read.Call();
        if (Stopwatch.GetElapsedTime(started) > ReadWatch.Interval)
        {
            NoteBlocked();
        }
    }

    private void NoteBlocked() => Volatile.Write(ref _blockedAt, Stopwatch.GetTimestamp());
}
