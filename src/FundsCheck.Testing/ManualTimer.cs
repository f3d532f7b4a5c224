namespace FundsCheck.Testing;

/// <summary>A timer of a <see cref="ManualClock"/>. Its schedule belongs to the clock, which reads and sets it behind its lock.</summary>
internal sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
{
    // The longest that the timers of the system take, so that a test meets the same bounds.
    private static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private volatile bool _isEnded;

    public static IComparer<ManualTimer> ByDueTime { get; } =
        Comparer<ManualTimer>.Create((left, right) => (left.DueAt, left.Arming).CompareTo((right.DueAt, right.Arming)));

    public TimeSpan DueAt { get; private set; }

    public TimeSpan Period { get; private set; }

    public bool IsEnded
    {
        get => _isEnded;
        set => _isEnded = value;
    }

    public bool IsPeriodic => Period > TimeSpan.Zero;

    /// <summary>Of timers due at one moment, the one armed first fires first.</summary>
    private long Arming { get; set; }

    public void Schedule(TimeSpan dueAt, TimeSpan period, long arming)
    {
        DueAt = dueAt;
        Period = period;
        Arming = arming;
    }

    public void Fire()
    {
        // It may have been disposed between its turn and now.
        if (!_isEnded)
        {
            callback(state);
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        return clock.Arm(this, dueTime, period);
    }

    public void Dispose() => clock.End(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Check(TimeSpan wait, string parameter)
    {
        if ((wait < TimeSpan.Zero && wait != Timeout.InfiniteTimeSpan) || wait > WaitMax)
        {
            throw new ArgumentOutOfRangeException(parameter, wait, $"a timer waits from zero to {WaitMax:c}, or Timeout.InfiniteTimeSpan");
        }
    }
}
