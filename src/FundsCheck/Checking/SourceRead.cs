namespace FundsCheck.Checking;

/// <summary>
/// One read of a source. It is ended by its source or by its deadline, whichever comes first: the deadline needs nothing of the source,
/// which may block its thread, not heed its token, or return late. What comes after the deadline is dropped.
/// </summary>
/// <typeparam name="TReading">What a read gives.</typeparam>
#pragma warning disable CA1001 // The token holds no handle, and a late source may still use it; the timer ends with the call.
internal abstract class SourceRead<TReading>(ReadsUnderWay reads) : ISourceRead
#pragma warning restore CA1001
    where TReading : class
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancellation = new();

    // The caller's, so that the source's spans belong to the check's.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly long _started = reads.Time.GetTimestamp();
    private ITimer? _timer;
    private ReadState _state;
    private ReadWaiter<TReading>? _waiters;

    /// <summary>The reading, once there is one: it never changes.</summary>
    public TReading? Reading { get; private set; }

    /// <summary>Whether the deadline has passed. One moment for the source, the timer and every check that waits.</summary>
    public bool IsPastDeadline => reads.Time.GetElapsedTime(_started) >= reads.Timeout;

    /// <summary>Whether every check that waited has gone on.</summary>
    public bool IsDone => Reading is not null && !AnyUnserved();

    /// <summary>Whether the deadline has passed and the pool has not served a check in time.</summary>
    public bool IsStuck => reads.Time.GetElapsedTime(_started) >= reads.Timeout + ReadWatch.Interval;

    /// <summary>The reading of a read that its deadline ended.</summary>
    protected abstract TReading TimedOut { get; }

    /// <summary>Reads from the source. An exception other than that of its token is a fault of the source.</summary>
    /// <param name="cancellationToken">Cancelled at the deadline.</param>
    protected abstract ValueTask<TReading> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The reading in place of what the source threw. Logs the type only: a message may hold what must not be seen.</summary>
    protected abstract TReading Threw(Exception exception);

    /// <summary>Logs that the source ended the read after its deadline.</summary>
    protected abstract void LogLate(double milliseconds);

    /// <summary>The reading is there, in time.</summary>
    /// <param name="startedAt">The time stamp of the start.</param>
    protected abstract void Keep(long startedAt);

    /// <summary>Takes the read out of the way of later checks.</summary>
    protected abstract void Forget();

    /// <summary>Arms the deadline and has the source called.</summary>
    public void Begin()
    {
        _timer = reads.Time.CreateTimer(
            static read => (read as SourceRead<TReading>)?.RunOut(), this, reads.Timeout, Timeout.InfiniteTimeSpan);
        reads.Watch.Begin(this);
    }

    /// <summary>Waits for the reading; never an exception but the token's.</summary>
    public Task<TReading> WaitAsync(CancellationToken cancellationToken)
    {
        ReadWaiter<TReading> waiter;
        bool isEnded;
        lock (_gate)
        {
            waiter = _waiters = new ReadWaiter<TReading>(this, _waiters);
            isEnded = Reading is not null;
        }

        if (isEnded)
        {
            waiter.Execute();
        }

        return waiter.Result.WaitAsync(cancellationToken);
    }

    /// <summary>Calls the source on the current thread, which the source may block for as long as it likes.</summary>
    public void Call()
    {
        // Its deadline may have passed while it waited for a thread: a call now would be paid for and not used.
        if (Move(ReadState.Waiting, ReadState.Calling) != ReadState.Waiting)
        {
            return;
        }

        if (_context is null)
        {
            _ = CallAsync();
        }
        else
        {
            ExecutionContext.Run(_context, static read => _ = (read as SourceRead<TReading>)?.CallAsync(), this);
        }
    }

    /// <summary>Ends a read that is stuck, and serves its checks on threads beside the pool.</summary>
    public void EndOn(OwnThreads threads)
    {
        var isCalling = Expire();
        Forget();
        for (var waiter = LastWaiter(); waiter is not null; waiter = waiter.Next)
        {
            threads.Run(waiter.Execute);
        }

        if (isCalling)
        {
            threads.Run(Cancel);
        }
    }

    private async Task CallAsync() => Return(await TryReadAsync().ConfigureAwait(false));

    private async Task<TReading> TryReadAsync()
    {
        try
        {
            return await ReadAsync(_cancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return TimedOut;
        }
#pragma warning disable CA1031 // A valid debit always gets a decision: whatever a source throws is a reading that failed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Threw(exception);
        }
    }

    /// <summary>The source has ended the read.</summary>
    private void Return(TReading reading)
    {
        var before = Move(from: null, ReadState.Ended, IsPastDeadline ? TimedOut : reading);
        _timer?.Dispose();
        if (before == ReadState.Calling)
        {
            Keep(_started);
            Serve();
        }
        else if (before == ReadState.Overdue)
        {
            reads.CountReturn();
            LogLate((reads.Time.GetElapsedTime(_started) - reads.Timeout).TotalMilliseconds);
        }
    }

    /// <summary>The timer: first the deadline, then the grace of a call that has not ended.</summary>
    private void RunOut()
    {
        if (Move(ReadState.Late, ReadState.Overdue) == ReadState.Late)
        {
            reads.CountOverdue();
            return;
        }

        // The check first: cancelling runs the source's own code, which may block too.
        var isCalling = Expire();
        Serve();
        if (isCalling)
        {
            Cancel();
        }
    }

    /// <summary>Gives a read that has not ended its time-out; returns whether the source is to be cancelled.</summary>
    private bool Expire()
    {
        var isWaiting = Move(ReadState.Waiting, ReadState.Ended, TimedOut) == ReadState.Waiting;
        var isCalling = !isWaiting && Move(ReadState.Calling, ReadState.Late, TimedOut) == ReadState.Calling;
        if (isCalling)
        {
            _ = _timer?.Change(ReadsUnderWay.ReturnGrace, Timeout.InfiniteTimeSpan);
        }

        return isCalling;
    }

    private void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
#pragma warning disable CA1031 // On a timer's thread an exception of the source's would end the host's process.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _ = Threw(exception);
        }
    }

    // Out of the way of later checks before any check goes on: they begin a read of their own.
    private void Serve()
    {
        Forget();
        for (var waiter = LastWaiter(); waiter is not null; waiter = waiter.Next)
        {
            ThreadPool.UnsafeQueueUserWorkItem(waiter, preferLocal: true);
        }
    }

    // Those that come later find the reading.
    private ReadWaiter<TReading>? LastWaiter()
    {
        lock (_gate)
        {
            return _waiters;
        }
    }

    private bool AnyUnserved()
    {
        var waiter = LastWaiter();
        while (waiter is { Result.IsCompleted: true })
        {
            waiter = waiter.Next;
        }

        return waiter is not null;
    }

    /// <summary>
    /// Moves on from one state, or from whichever it is, with a reading where there is none yet; returns the state before.
    /// </summary>
    private ReadState Move(ReadState? from, ReadState to, TReading? reading = null)
    {
        lock (_gate)
        {
            var before = _state;
            if (from is null || from == before)
            {
                _state = to;
                Reading ??= reading;
            }

            return before;
        }
    }
}
