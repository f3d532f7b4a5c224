namespace FundsCheck.Plaid;

/// <summary>
/// The starts of the last calls: at most so many within any interval of one length, wherever the interval begins. Safe for use from several
/// threads.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting permit more: a token bucket its burst and its refill within one interval, a sliding window
/// the calls of a segment that it frees early; and none of them takes the clock of the host.
/// </remarks>
internal sealed class CallWindow
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly int _calls;
    private readonly long _interval;

    // INVARIANT: ascending. The starts before the first one are too old to count.
    private readonly List<long> _starts = [];
    private int _first;

    /// <param name="calls">The most calls of an interval.</param>
    /// <param name="interval">The length of an interval.</param>
    /// <param name="time">The clock of the intervals.</param>
    public CallWindow(int calls, TimeSpan interval, TimeProvider time)
    {
        (_calls, _time) = (calls, time);
        _interval = checked((long)(interval.TotalSeconds * time.TimestampFrequency));
    }

    /// <summary>
    /// Reserves the next start, in the order of the reservations; null, with nothing reserved, where it is later than a limit.
    /// </summary>
    /// <param name="latest">The latest start that is of use, as a wait from now.</param>
    /// <param name="start">The start, as a time stamp.</param>
    /// <returns>The wait until the start; zero for now.</returns>
    public TimeSpan? Reserve(TimeSpan latest, out long start)
    {
        lock (_lock)
        {
            var now = Forget();
            var count = _starts.Count - _first;
            start = count < _calls ? now : Math.Max(now, _starts[^_calls] + _interval);
            var wait = _time.GetElapsedTime(now, start);
            if (wait > latest)
            {
                return null;
            }

            Insert(start);
            return wait;
        }
    }

    /// <summary>Counts a call that starts now, whatever the limit.</summary>
    public void Count()
    {
        lock (_lock)
        {
            Insert(Forget());
        }
    }

    /// <summary>Gives a start back: its call was not sent.</summary>
    public void Release(long start)
    {
        lock (_lock)
        {
            var index = _starts.BinarySearch(_first, _starts.Count - _first, start, comparer: null);
            if (index >= 0)
            {
                _starts.RemoveAt(index);
            }
        }
    }

    private void Insert(long start)
    {
        var index = _starts.BinarySearch(_first, _starts.Count - _first, start, comparer: null);
        _starts.Insert(index < 0 ? ~index : index, start);
    }

    /// <summary>Drops the starts that no interval with a later start contains; returns now.</summary>
    private long Forget()
    {
        var now = _time.GetTimestamp();
        while (_first < _starts.Count && now - _starts[_first] >= _interval)
        {
            _first++;
        }

        if (_first > _starts.Count / 2)
        {
            _starts.RemoveRange(0, _first);
            _first = 0;
        }

        return now;
    }
}
