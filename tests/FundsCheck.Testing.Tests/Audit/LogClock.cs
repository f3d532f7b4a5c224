namespace FundsCheck.Testing.Tests.Audit;

/// <summary>The clock of a log that is written by a script: moved by hand, and set back or ahead.</summary>
internal sealed class LogClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);

    private TimeSpan passed;
    private TimeSpan ahead;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + passed + ahead;

    public override long GetTimestamp() => passed.Ticks;

    /// <summary>Time passes.</summary>
    public void Advance(TimeSpan by) => passed += by;

    /// <summary>Sets the clock so far ahead of the time that passed, or back.</summary>
    public void Set(TimeSpan aheadOfTime) => ahead = aheadOfTime;
}
