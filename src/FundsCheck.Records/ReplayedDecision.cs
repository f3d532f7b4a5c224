namespace FundsCheck.Records;

/// <summary>A recorded decision that is answered otherwise now.</summary>
/// <param name="Decision">The decision, as it is recorded.</param>
/// <param name="Differences">What differs; never empty.</param>
public sealed record ReplayedDecision(LoggedDecision Decision, IReadOnlyList<ReplayDifference> Differences);
