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
    private readonly long _interval;
    private readonly long[] _starts;
    private int _next;

    /// <param name="calls">The most calls of an interval.</param>
    /// <param name="interval">The length of an interval.</param>
    /// <param name="time">The clock of the intervals.</param>
    public CallWindow(int calls, TimeSpan interval, TimeProvider time)
    {
        _time = time;
        _interval = checked((long)(interval.TotalSeconds * time.TimestampFrequency));
        _starts = new long[calls];
        Array.Fill(_starts, long.MinValue);
    }

    /// <summary>
    /// Reserves the next start, in the order of the reservations; null, with nothing reserved, where it is later than a limit.
    /// </summary>
    /// <param name="latest">The latest start that is of use, as a wait from now.</param>
    /// <returns>The wait until the start; zero for now.</returns>
    public TimeSpan? Reserve(TimeSpan latest)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var oldest = _starts[_next];
            var start = oldest == long.MinValue || now - oldest >= _interval ? now : oldest + _interval;
            var wait = _time.GetElapsedTime(now, start);
            if (wait > latest)
            {
                return null;
            }

            _starts[_next] = start;
            _next = (_next + 1) % _starts.Length;
            return wait;
        }
    }
}
