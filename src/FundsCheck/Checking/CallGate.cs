namespace FundsCheck.Checking;

/// <summary>
/// Counts the calls of a checker, and ends them when the host stops: first those that wait for a balance, then every new one. A commit that
/// began is not ended.
/// </summary>
internal sealed class CallGate(TimeProvider time) : IDisposable
{
#pragma warning disable CA2213 // Never disposed of: a call that has not ended may still register with it.
    private readonly CancellationTokenSource _ending = new();
#pragma warning restore CA2213
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;
    private int _count;
    private volatile bool _isClosed;

    /// <summary>Cancelled once calls that wait for a balance are to end.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>The calls that have not ended.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts a call, which leaves whether or not it may enter.</summary>
    /// <exception cref="CheckerStoppedException">The host stops.</exception>
    public void Enter(string debitId)
    {
        Interlocked.Increment(ref _count);
        if (_isClosed)
        {
            throw new CheckerStoppedException(debitId);
        }
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0 && _isClosed)
        {
            _idle.TrySetResult();
        }
    }

    /// <summary>The exception of a call: where the stop ended it, one that says so.</summary>
    /// <param name="exception">What ended the call.</param>
    /// <param name="debitId">The debit.</param>
    /// <param name="ofCaller">The caller's token, whose end is the caller's own.</param>
    public Exception FailureOf(Exception exception, string debitId, CancellationToken ofCaller) => exception switch
    {
        OperationCanceledException when Ending.IsCancellationRequested && !ofCaller.IsCancellationRequested =>
            new CheckerStoppedException(debitId, exception),
        ObjectDisposedException when _isClosed => new CheckerStoppedException(debitId, exception),
        _ => exception,
    };

    /// <summary>Ends calls that still wait for a balance after a time.</summary>
    public void EndAfter(TimeSpan timeout) =>
        _timer ??= time.CreateTimer(_ => _ending.Cancel(), state: null, timeout, Timeout.InfiniteTimeSpan);

    /// <summary>Lets no new call in, and waits for those that are in.</summary>
    /// <param name="cancellationToken">Ends the calls that wait for a balance, and the wait.</param>
    /// <returns>The number of calls that have not ended.</returns>
    public async Task<int> CloseAsync(CancellationToken cancellationToken)
    {
        _isClosed = true;
        if (Count > 0)
        {
            await using var registration = cancellationToken.UnsafeRegister(gate => (gate as CallGate)?._ending.Cancel(), this)
                .ConfigureAwait(false);
            await _idle.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return Count;
    }

    /// <summary>Ends what still runs: the host's services are disposed of.</summary>
    public void Dispose()
    {
        _isClosed = true;
        _timer?.Dispose();
        _ending.Cancel();
    }
}
