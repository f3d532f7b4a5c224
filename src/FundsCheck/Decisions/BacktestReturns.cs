namespace FundsCheck.Decisions;

/// <summary>
/// What the new rules would have done to debits that were sent, by the latest decision on each. An accepted debit is stopped where the new rules
/// do not accept it; one that a person approved, where they decline it.
/// </summary>
/// <param name="Returned">The debits that came back.</param>
/// <param name="Codes">The same by their return code, in ordinal order.</param>
/// <param name="Good">The debits that were sent or settled and of which no return is known.</param>
/// <param name="Unsent">The debits that were accepted or approved and of which nothing tells that they were sent, nor that they never will be.</param>
public sealed record BacktestReturns(BacktestStops Returned, IReadOnlyList<BacktestReturnCode> Codes, BacktestStops Good, BacktestTally Unsent);
