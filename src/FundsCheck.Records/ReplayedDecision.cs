namespace FundsCheck.Records;

/// <summary>A recorded decision that differs in the replay.</summary>
/// <param name="Decision">The recorded decision.</param>
/// <param name="Differences">The differences; never empty.</param>
public sealed record ReplayedDecision(LoggedDecision Decision, IReadOnlyList<ReplayDifference> Differences);
