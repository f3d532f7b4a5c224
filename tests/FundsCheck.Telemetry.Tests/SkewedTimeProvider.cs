namespace FundsCheck.Telemetry.Tests;

/// <summary>The system's clock, which can jump while time passes as ever.</summary>
internal sealed class SkewedTimeProvider : TimeProvider
{
    /// <summary>How far the clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
