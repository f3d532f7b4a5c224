namespace FundsCheck.PostgreSql;

/// <summary>
/// One caller's work in a <see cref="WorkQueue{TWork}"/>: it waits, runs in a batch, perhaps waits again after a failed attempt, and ends
/// once. A caller that gives up withdraws its work while it waits.
/// </summary>
/// <param name="shard">The value of the distribution column. A batch has one.</param>
/// <param name="subject">The name by which works that exclude one another get to the same lane.</param>
/// <param name="toException">Makes the caller's exception of a failure of the store, which may have been committed or not.</param>
internal abstract class Work(long shard, ulong subject, Func<Exception, bool, Exception> toException)
{
    private const int Waiting = 0;
    private const int Running = 1;
    private const int Withdrawn = 2;

    // Continuations run elsewhere: the lane goes on.
    private readonly TaskCompletionSource<object?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;
    private Exception? _failure;
    private volatile bool _mayBeCommitted;

    public long Shard => shard;

    public ulong Subject => subject;

    /// <summary>Whether the work has a result, or its caller gave up.</summary>
    public bool IsEnded => _result.Task.IsCompleted || Volatile.Read(ref _state) == Withdrawn;

    /// <summary>Takes the work for an attempt; false where its caller gave up.</summary>
    public bool TryRun() => !_result.Task.IsCompleted && Interlocked.CompareExchange(ref _state, Running, Waiting) == Waiting;

    /// <summary>Lets the work wait for its next attempt.</summary>
    public void Wait(Exception failure, bool mayBeCommitted)
    {
        (_failure, _mayBeCommitted) = (failure, _mayBeCommitted || mayBeCommitted);
        Volatile.Write(ref _state, Waiting);
    }

    /// <summary>Ends the work after a failure of the store.</summary>
    public void Fail(Exception failure, bool mayBeCommitted) =>
        _result.TrySetException(toException(failure, _mayBeCommitted || mayBeCommitted));

    /// <summary>Waits for the result.</summary>
    /// <param name="timeout">The time after which the caller gives up.</param>
    /// <param name="time">The clock of the time-out.</param>
    /// <param name="cancellationToken">Honoured while nothing may be committed.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled, and nothing was committed.</exception>
    public async Task<object?> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var token = cancellationToken; ; token = CancellationToken.None)
        {
            try
            {
                var left = timeout - time.GetElapsedTime(started);
                return await _result.Task.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested && (_mayBeCommitted || !TryWithdraw()))
            {
                // An attempt runs that may be committed, or one was: its end counts.
            }
            catch (TimeoutException exception) when (!ReferenceEquals(exception, _result.Task.Exception?.InnerException))
            {
                // Not one that the work itself ended with.
                Fail(_failure ?? exception, mayBeCommitted: !TryWithdraw());
            }
        }
    }

    protected void Complete(object? result) => _result.TrySetResult(result);

    protected void Refuse(Exception refusal) => _result.TrySetException(refusal);

    private bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting;
}
