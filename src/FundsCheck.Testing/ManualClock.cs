namespace FundsCheck.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Timers made from it, and so deadlines and delays, fire inside <see cref="Advance"/>:
/// on the caller's thread, one after another, in the order in which they are due. Safe for any number of threads.
/// </summary>
/// <remarks>A timer that is due at once waits for the next <see cref="Advance"/>, which may be by <see cref="TimeSpan.Zero"/>.</remarks>
public sealed class ManualClock : TimeProvider
{
    /// <summary>The most timers that one <see cref="Advance"/> fires: more are a period far too short for the step.</summary>
    public const int FiringsMax = 1_000_000;

    private readonly Lock _gate = new();
    private readonly SortedSet<ManualTimer> _armed = new(ManualTimer.ByDueTime);
    private readonly DateTimeOffset _start;
    private TimeSpan _elapsed;
    private TimeSpan _target;
    private long _armings;

    /// <summary>A clock that shows a moment.</summary>
    /// <param name="start">The moment; told in UTC, whatever its offset.</param>
    public ManualClock(DateTimeOffset start) => _start = start.ToUniversalTime();

    /// <summary>A clock that shows 2026-11-02 15:00 UTC, a Monday on which banks are open.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>How many timers wait to be due: zero says that the code under test waits for nothing of this clock.</summary>
    public int TimersCount
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count;
            }
        }
    }

    /// <summary>One timestamp is 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC, so that no test depends on the machine.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The moment that the clock shows.</summary>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed();

    /// <summary>The time since the start, in units of 100 ns.</summary>
    public override long GetTimestamp() => Elapsed().Ticks;

    /// <summary>Moves the clock on and fires what becomes due on the way; each timer sees the moment at which it was due.</summary>
    /// <param name="by">How far; zero fires what is due already.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative: time does not go back.</exception>
    /// <exception cref="InvalidOperationException">More than <see cref="FiringsMax"/> timers fired.</exception>
    /// <remarks>What a timer throws comes out of here; the rest of the step is made up for by the next call.</remarks>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = MoveTarget(by);
        for (var firing = 0; TakeDue(target) is { } due; firing++)
        {
            if (firing == FiringsMax)
            {
                throw new InvalidOperationException(
                    $"more than {FiringsMax} timers fired within {by:c}; advance by less, or give the timer a longer period");
            }

            due.Fire();
        }
    }

    /// <summary>Makes a timer that fires inside <see cref="Advance"/>.</summary>
    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Arms a timer anew, or disarms it where it is due never. False where it is at its end.</summary>
    internal bool Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _armed.Remove(timer);
            if (!timer.IsEnded && dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Schedule(_elapsed + dueTime, period, ++_armings);
                _armed.Add(timer);
            }

            return !timer.IsEnded;
        }
    }

    internal void End(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.IsEnded = true;
            _armed.Remove(timer);
        }
    }

    private TimeSpan Elapsed()
    {
        lock (_gate)
        {
            return _elapsed;
        }
    }

    // Steps add up, also where a timer's callback or another thread advances meanwhile.
    private TimeSpan MoveTarget(TimeSpan by)
    {
        lock (_gate)
        {
            return _target += by;
        }
    }

    /// <summary>Moves to the next timer that is due by the target, or to the target where there is none.</summary>
    private ManualTimer? TakeDue(TimeSpan target)
    {
        lock (_gate)
        {
            var next = _armed.Min;
            if (next is null || next.DueAt > target)
            {
                MoveTo(target);
                return null;
            }

            MoveTo(next.DueAt);
            _armed.Remove(next);
            Rearm(next);
            return next;
        }
    }

    // Never back: a callback or another thread may have moved the clock further meanwhile.
    private void MoveTo(TimeSpan reached) => _elapsed = reached > _elapsed ? reached : _elapsed;

    private void Rearm(ManualTimer timer)
    {
        if (timer.IsPeriodic)
        {
            timer.Schedule(timer.DueAt + timer.Period, timer.Period, ++_armings);
            _armed.Add(timer);
        }
    }
}
