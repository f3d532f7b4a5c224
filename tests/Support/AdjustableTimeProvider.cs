namespace FundsCheck.TestSupport;

/// <summary>
/// A <see cref="FakeTimeProvider"/> whose clock can be set ahead or back while time passes as before, as by an operator or a time server,
/// which counts its timers, and whose <see cref="Advance"/> returns when every due timer has fired. Microsoft's own moves clock and
/// timestamps together, and leaves the firing to another thread that reads the clock or makes a timer at that moment.
/// </summary>
internal sealed class AdjustableTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock _firing = new();
    private int _activeTimers;

    /// <summary>How far the clock is ahead of the true time; below zero where it is behind.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>The time that it truly is.</summary>
    public DateTimeOffset TrueNow
    {
        get
        {
            lock (_firing)
            {
                return base.GetUtcNow();
            }
        }
    }

    /// <summary>The timers that are not disposed of.</summary>
    public int ActiveTimers => Volatile.Read(ref _activeTimers);

    public new void Advance(TimeSpan by)
    {
        lock (_firing)
        {
            base.Advance(by);
        }
    }

    public override DateTimeOffset GetUtcNow() => TrueNow + Ahead;

    public override long GetTimestamp() => TrueNow.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _activeTimers);
        lock (_firing)
        {
            return new CountedTimer(base.CreateTimer(callback, state, dueTime, period), this);
        }
    }

    private sealed class CountedTimer(ITimer timer, AdjustableTimeProvider clock) : ITimer
    {
        private int _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._firing)
            {
                return timer.Change(dueTime, period);
            }
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                Interlocked.Decrement(ref clock._activeTimers);
                timer.Dispose();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
