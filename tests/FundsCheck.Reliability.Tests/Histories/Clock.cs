namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>A host's clock, which can be set ahead or back, beside the time that truly passes.</summary>
internal sealed class Clock(DateTimeOffset start) : TimeProvider
{
    private TimeSpan passed;
    private TimeSpan ahead;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time that it truly is.</summary>
    public DateTimeOffset TrueNow => start + passed;

    /// <summary>How far the clock is ahead of the true time; below zero where it is behind.</summary>
    public TimeSpan Ahead => ahead;

    public override DateTimeOffset GetUtcNow() => start + passed + ahead;

    public override long GetTimestamp() => passed.Ticks;

    public void Advance(TimeSpan by) => passed += by;

    public void Set(TimeSpan aheadOfTrue) => ahead = aheadOfTrue;
}
