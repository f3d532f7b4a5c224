namespace FundsCheck.Plaid;

/// <summary>
/// Bounds the readings under way. Further readings wait in the order of their arrival, leave at their deadline, and start only with enough
/// time for a response. Otherwise, under a lasting overload, each reading would start just before its deadline, time out, and be billed.
/// </summary>
internal sealed class CallQueue(PlaidOptions options, TimeProvider time, PlaidTelemetry telemetry)
{
    // Twice the usual duration of a call covers most of its spread.
    private const int UsualDurations = 2;

    // A reading that waited for less than half of its time starts, however slow the calls are.
    private const int MostShare = 2;

    // No reading starts in the last part of its time, however fast the calls are or while no duration is known.
    private const int LeastShare = 20;

    // The usual duration follows the calls with the weight of the last few.
    private const int Inertia = 8;

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];

    // INVARIANT: above zero only while the queue is empty, because a freed place goes to the first waiter.
    private int _free = options.MaxConcurrency;
    private TimeSpan _usual;

    /// <summary>The least time for a call: no call starts later before the end of its reading.</summary>
    public TimeSpan TimeNeeded
    {
        get
        {
            lock (_lock)
            {
                return TimeNeededLocked();
            }
        }
    }

    /// <summary>Waits for a turn; <see cref="Turn.TooLate"/> when the token ends first.</summary>
    /// <param name="startedAt">The time stamp from which the reading's total time counts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Turn> WaitAsync(long startedAt, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> place;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return Turn.Given;
            }

            if (_waiting.Count >= options.MaxQueuedCalls)
            {
                return Turn.QueueFull;
            }

            place = _waiting.AddLast(new Waiter(startedAt));
        }

        telemetry.CountQueued(1);
        try
        {
            // The wait ends without an exception, because an overload ends thousands of waits at once.
            using var end = cancellationToken.UnsafeRegister(_ => End(place), state: null);
            return await place.Value.Task.ConfigureAwait(false);
        }
        finally
        {
            telemetry.CountQueued(-1);
        }
    }

    /// <summary>Gives the place to the first waiter with enough time for a call.</summary>
    /// <param name="responseTime">The duration from the turn to the response; null without a response.</param>
    public void Leave(TimeSpan? responseTime)
    {
        lock (_lock)
        {
            _usual += responseTime is { } duration ? (duration - _usual) / Inertia : TimeSpan.Zero;
            while (_waiting.First is { Value: var first })
            {
                _waiting.RemoveFirst();
                var turn = HasTime(first) ? Turn.Given : Turn.TooLate;
                first.SetResult(turn);
                if (turn == Turn.Given)
                {
                    return;
                }
            }

            _free++;
        }
    }

    private void End(LinkedListNode<Waiter> place)
    {
        lock (_lock)
        {
            if (place.List is null)
            {
                return;
            }

            _waiting.Remove(place);
            place.Value.SetResult(Turn.TooLate);
        }
    }

    private bool HasTime(Waiter waiter) => options.TotalTimeout - time.GetElapsedTime(waiter.StartedAt) >= TimeNeededLocked();

    private TimeSpan TimeNeededLocked()
    {
        var (least, most) = (options.TotalTimeout / LeastShare, options.TotalTimeout / MostShare);
        var needed = _usual * UsualDurations;
        return needed < least ? least : needed > most ? most : needed;
    }

    // Continuations run asynchronously, never within the lock.
    private sealed class Waiter(long startedAt) : TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long StartedAt => startedAt;
    }
}
