namespace FundsCheck.PostgreSql.Tests.Processes;

/// <summary>The system's clock, wrong by a constant.</summary>
internal sealed class ShiftedTimeProvider(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
