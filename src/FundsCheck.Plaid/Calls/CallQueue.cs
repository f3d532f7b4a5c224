namespace FundsCheck.Plaid;

/// <summary>
/// Bounds the readings under way. Others wait in the order in which they came, leave at their deadline, and do not begin when the time
/// that is left is too short for an answer: otherwise, under a lasting overload, each would begin just before its deadline, time out, and
/// be billed.
/// </summary>
internal sealed class CallQueue(PlaidOptions options, TimeProvider time)
{
    // Twice the usual duration of a call covers most of its spread.
    private const int UsualDurations = 2;

    // However slow the calls: a reading that has waited for less than half of its time begins.
    private const int MostShare = 2;

    // However fast the calls, or as long as no duration is known: no reading begins in the last part of its time.
    private const int LeastShare = 20;

    // The usual duration follows the calls with the weight of the last few.
    private const int Inertia = 8;

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];

    // INVARIANT: above zero only while nobody waits, as a place that is given back goes to the first who does.
    private int _free = options.MaxConcurrency;
    private TimeSpan _usual;

    /// <summary>Waits for a turn. A token that ends gives <see cref="Turn.TooLate"/>.</summary>
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

        PlaidTelemetry.Queued.Add(1);
        try
        {
            // An end without an exception: one overload may end thousands of waits at once.
            using var end = cancellationToken.UnsafeRegister(_ => End(place), state: null);
            return await place.Value.Task.ConfigureAwait(false);
        }
        finally
        {
            PlaidTelemetry.Queued.Add(-1);
        }
    }

    /// <summary>Gives a place to the first who waits and has time for a call.</summary>
    /// <param name="answeredWithin">How long the reading took from its turn to an answer; null where none came.</param>
    public void Leave(TimeSpan? answeredWithin)
    {
        lock (_lock)
        {
            _usual += answeredWithin is { } duration ? (duration - _usual) / Inertia : TimeSpan.Zero;
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

    private bool HasTime(Waiter waiter)
    {
        var (least, most) = (options.TotalTimeout / LeastShare, options.TotalTimeout / MostShare);
        var needed = _usual * UsualDurations;
        return options.TotalTimeout - time.GetElapsedTime(waiter.StartedAt) >= (needed < least ? least : needed > most ? most : needed);
    }

    // What goes on after a turn runs elsewhere, never within the lock.
    private sealed class Waiter(long startedAt) : TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long StartedAt => startedAt;
    }
}
