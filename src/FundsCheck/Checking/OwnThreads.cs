using System.Collections.Concurrent;

namespace FundsCheck.Checking;

/// <summary>
/// Threads beside the shared pool, for work that a blocked pool must not hold up, and that must not block the pool. There are as many as
/// there is work to begin, up to a bound; work beyond it waits for a thread.
/// </summary>
#pragma warning disable CA1001 // The semaphore has no handle to release, and lives as long as the checker.
internal sealed class OwnThreads(string name)
#pragma warning restore CA1001
{
    /// <summary>
    /// The most threads: more than the overdue reads that stop the calls, so that a few blocked ones leave room for others.
    /// </summary>
    public const int ThreadsMax = 2 * ReadsUnderWay.OverdueMax;

    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<Action> _waiting = new();
    private readonly SemaphoreSlim _ready = new(0);
    private int _threads;

    // Idle threads less waiting work: below zero, so much work waits for a thread to become free.
    private int _spare;

    /// <summary>Runs work as soon as there is a thread.</summary>
    public void Run(Action work)
    {
        _waiting.Enqueue(work);
        if (Interlocked.Decrement(ref _spare) < 0 && TryAdd())
        {
            // A new thread comes for this work: there are no fewer idle ones.
            Interlocked.Increment(ref _spare);
            new Thread(Serve) { IsBackground = true, Name = name }.UnsafeStart();
        }

        _ready.Release();
    }

    private bool TryAdd()
    {
        if (Interlocked.Increment(ref _threads) <= ThreadsMax)
        {
            return true;
        }

        Interlocked.Decrement(ref _threads);
        return false;
    }

    private void Serve()
    {
        while (_ready.Wait(IdleMax) || !TryRetire())
        {
            if (_waiting.TryDequeue(out var work))
            {
                work();
                Interlocked.Increment(ref _spare);
            }
        }
    }

    /// <summary>Ends an idle thread, unless work has counted on it meanwhile.</summary>
    private bool TryRetire()
    {
        if (Interlocked.Decrement(ref _spare) < 0)
        {
            Interlocked.Increment(ref _spare);
            return false;
        }

        Interlocked.Decrement(ref _threads);
        return true;
    }
}
