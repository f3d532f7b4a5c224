namespace FundsCheck.Cli.Tests.Events;

/// <summary>A clock that stands still, notes each wait between two attempts, and ends it at once.</summary>
/// <param name="timeout">What the time-out of an attempt is in the test.</param>
internal sealed class RecordedWaits(TimeSpan timeout) : TimeProvider
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The waits, in seconds.</summary>
    public List<double> Seconds { get; } = [];

    /// <summary>The number of attempts.</summary>
    public int Attempts { get; private set; }

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == AttemptTimeout)
        {
            Attempts++;
            return System.CreateTimer(callback, state, timeout, period);
        }

        Seconds.Add(dueTime.TotalSeconds);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
