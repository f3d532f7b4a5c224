namespace FundsCheck.Benchmarks;

/// <summary>A clock that advances with every reading, so that years of debits are checked in minutes.</summary>
internal sealed class SteppingTime(TimeSpan step) : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, step.Ticks), TimeSpan.Zero);
}
