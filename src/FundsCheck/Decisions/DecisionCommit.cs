namespace FundsCheck.Decisions;

/// <summary>What a store answers.</summary>
/// <param name="Record">The decision.</param>
/// <param name="IsRecalled">Whether it was there already, still valid.</param>
public sealed record DecisionCommit(DecisionRecord Record, bool IsRecalled);
