using System.Collections.Concurrent;
using System.Diagnostics;

namespace FundsCheck.Pipeline.Reads;

/// <summary>
/// Threads of a balance source's own, for calls that block. As many as there are calls to begin, up to a bound; a call beyond it waits for one.
/// </summary>
/// <param name="noteBlocked">Called after a call that blocked its thread.</param>
#pragma warning disable CA1001 // The semaphore has no handle to release, and lives as long as the checker.
internal sealed class SourceThreads(Action noteBlocked)
#pragma warning restore CA1001
{
    /// <summary>
    /// The most threads: more than the overdue reads that stop the calls, so that a few blocked ones leave room for the others.
    /// </summary>
    public const int ThreadsMax = 2 * SharedReads.OverdueReadsMax;

    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<BalanceRead> _waiting = new();
    private readonly SemaphoreSlim _ready = new(0);
    private int _threads;

    // Idle threads less waiting reads: below zero, so many reads wait for a thread to become free.
    private int _spare;

    /// <summary>Begins a read, as soon as there is a thread.</summary>
    public void Begin(BalanceRead read)
    {
        _waiting.Enqueue(read);
        if (Interlocked.Decrement(ref _spare) < 0 && TryAdd())
        {
            // A new thread comes for this read: there are no fewer idle ones.
            Interlocked.Increment(ref _spare);
            new Thread(Serve) { IsBackground = true, Name = "FundsCheck balance source" }.UnsafeStart();
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
            if (_waiting.TryDequeue(out var read))
            {
                Call(read);
                Interlocked.Increment(ref _spare);
            }
        }
    }

    private void Call(BalanceRead read)
    {
        var started = Stopwatch.GetTimestamp();
        read.Call();
        if (Stopwatch.GetElapsedTime(started) > SourceCalls.WaitMax)
        {
            noteBlocked();
        }
    }

    /// <summary>Ends an idle thread, unless a read has counted on it meanwhile.</summary>
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
