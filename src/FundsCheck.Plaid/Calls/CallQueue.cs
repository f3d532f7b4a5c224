namespace FundsCheck.Plaid.Calls;

/// <summary>
/// Bounds the readings under way. Others wait in the order in which they came, leave at their deadline, and do not begin when the time
/// that is left is too short for an answer: otherwise, under a lasting overload, each would begin just before its deadline, time out, and
/// be billed.
/// </summary>
#pragma warning disable CA1001 // A semaphore holds nothing to dispose of as long as nobody asks for its wait handle.
internal sealed class CallQueue(PlaidOptions options, TimeProvider time)
#pragma warning restore CA1001
{
    // Twice the usual duration of a call covers most of its spread.
    private const int UsualDurations = 2;

    // However slow the calls: a reading that has waited for less than half of its time begins.
    private const int TotalShare = 2;

    // The usual duration follows the calls with the weight of the last few.
    private const int Inertia = 8;

    private readonly SemaphoreSlim _places = new(options.MaxConcurrency);
    private readonly Lock _lock = new();
    private TimeSpan _usual;
    private int _waiting;

    /// <summary>Waits for a turn. A token that ends gives <see cref="Turn.TooLate"/>.</summary>
    /// <param name="startedAt">The time stamp from which the reading's total time counts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Turn> WaitAsync(long startedAt, CancellationToken cancellationToken)
    {
        // A place is free only while nobody waits: the semaphore hands places over in order.
        if (_places.Wait(0, CancellationToken.None))
        {
            return Turn.Given;
        }

        if (Interlocked.Increment(ref _waiting) > options.MaxQueuedCalls)
        {
            Interlocked.Decrement(ref _waiting);
            return Turn.QueueFull;
        }

        PlaidTelemetry.Queued.Add(1);
        var wait = _places.WaitAsync(cancellationToken);

        // No exception for each of the thousands of waits that one overload may end at once.
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        PlaidTelemetry.Queued.Add(-1);
        Interlocked.Decrement(ref _waiting);
        if (!wait.IsCompletedSuccessfully)
        {
            return Turn.TooLate;
        }

        if (options.TimeoutTotal - time.GetElapsedTime(startedAt) >= LeastTime())
        {
            return Turn.Given;
        }

        _places.Release();
        return Turn.TooLate;
    }

    /// <summary>Gives a place to the next.</summary>
    /// <param name="answeredWithin">How long the reading took from its turn to an answer; null where none came.</param>
    public void Leave(TimeSpan? answeredWithin)
    {
        if (answeredWithin is { } duration)
        {
            lock (_lock)
            {
                _usual += (duration - _usual) / Inertia;
            }
        }

        _places.Release();
    }

    private TimeSpan LeastTime()
    {
        lock (_lock)
        {
            var (usual, half) = (_usual * UsualDurations, options.TimeoutTotal / TotalShare);
            return usual < half ? usual : half;
        }
    }
}
