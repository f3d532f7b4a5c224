using FundsCheck.Balances;

namespace FundsCheck.Pipeline.Reads;

/// <summary>
/// One read of one account. It is ended by its source or by its deadline, whichever comes first: the deadline needs nothing of the
/// source, which may block its thread, not heed its token, or return late. What comes after the deadline is dropped.
/// </summary>
#pragma warning disable CA1001 // The token holds no handle, and a late source may still use it; the timer ends with the call.
internal sealed class BalanceRead(SharedReads reads, ReadKey key, AccountRef account)
#pragma warning restore CA1001
{
    /// <summary>How long a source may take to end a read after its token was cancelled, before the read is overdue.</summary>
    public static readonly TimeSpan ReturnGrace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<BalanceReading> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new();

    // The caller's, so that the source's spans belong to the check's.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly long _started = reads.Time.GetTimestamp();
    private ITimer? _timer;
    private ReadState _state;

    public ReadKey Key { get; } = key;

    /// <summary>The reading; never an exception.</summary>
    public Task<BalanceReading> Result => _result.Task;

    /// <summary>Whether the deadline has passed. One moment for the source, the timer and every check that waits.</summary>
    public bool IsPastDeadline => reads.Time.GetElapsedTime(_started) >= reads.Timeout;

    private static BalanceReading TimedOut => new BalanceReading.Unread(ReadingCodes.BalanceTimeout);

    /// <summary>Arms the deadline and has the source called.</summary>
    public void Begin()
    {
        _timer = reads.Time.CreateTimer(static read => ((BalanceRead)read!).RunOut(), this, reads.Timeout, Timeout.InfiniteTimeSpan);
        reads.Calls.Begin(this);
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
            ExecutionContext.Run(_context, static read => _ = ((BalanceRead)read!).CallAsync(), this);
        }
    }

    private async Task CallAsync() => Return(await ReadAsync().ConfigureAwait(false));

    private async Task<BalanceReading> ReadAsync()
    {
        try
        {
            return reads.Admit(await reads.Source.ReadAsync(account, _cancellation.Token).ConfigureAwait(false), account);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return TimedOut;
        }
#pragma warning disable CA1031 // A valid debit always gets a decision: whatever a source throws is a reading that failed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // The type only: a message may hold what must not be seen.
            reads.Log.SourceThrew(exception.GetType().Name);
            return new BalanceReading.Unread(ReadingCodes.SourceFailed);
        }
    }

    /// <summary>The source has ended the read.</summary>
    private void Return(BalanceReading reading)
    {
        var before = Move(from: null, ReadState.Ended);
        _timer!.Dispose();
        if (before == ReadState.Calling)
        {
            End(IsPastDeadline ? TimedOut : reading);
        }
        else if (before == ReadState.Overdue)
        {
            reads.CountReturn(reads.Time.GetElapsedTime(_started));
        }
    }

    /// <summary>The timer: first the deadline, then the grace of a call that has not ended.</summary>
    private void RunOut()
    {
        if (Move(ReadState.Waiting, ReadState.Ended) == ReadState.Waiting)
        {
            End(TimedOut);
        }
        else if (Move(ReadState.Late, ReadState.Overdue) == ReadState.Late)
        {
            reads.CountOverdue();
        }
        else if (Move(ReadState.Calling, ReadState.Late) == ReadState.Calling)
        {
            // The check first: cancelling runs the source's own code, which may block too.
            End(TimedOut);
            _ = _timer!.Change(ReturnGrace, Timeout.InfiniteTimeSpan);
            Cancel();
        }
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
            reads.Log.SourceThrew(exception.GetType().Name);
        }
    }

    // Out of the way of later checks before anyone sees the reading: they begin a read of their own.
    private void End(BalanceReading reading)
    {
        reads.Forget(this);
        _result.SetResult(reading);
    }

    /// <summary>Moves on from one state, or from whichever it is; returns the state before.</summary>
    private ReadState Move(ReadState? from, ReadState to)
    {
        lock (_gate)
        {
            var before = _state;
            _state = from is null || from == before ? to : before;
            return before;
        }
    }
}
