namespace FundsCheck.Storage;

/// <summary>What a store answers.</summary>
/// <param name="Record">The decision.</param>
/// <param name="IsExisting">Whether it was there already, still valid.</param>
public sealed record DecisionCommit(DecisionRecord Record, bool IsExisting)
{
    /// <summary>Who approved a review that was there already; null where nobody did.</summary>
    public DebitEvent.Approved? Approval { get; init; }
}
