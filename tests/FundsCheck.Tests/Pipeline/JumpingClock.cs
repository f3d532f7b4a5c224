namespace FundsCheck.Tests.Pipeline;

/// <summary>A clock that is set ahead or back, beside the time that passes.</summary>
internal sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;
    private TimeSpan passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => passed.Ticks;

    /// <summary>Time passes, and the clock shows it.</summary>
    public void Pass(TimeSpan time) => (now, passed) = (now + time, passed + time);

    /// <summary>The clock is set ahead, or back.</summary>
    public void Jump(TimeSpan by) => now += by;
}
