namespace FundsCheck.Records;

/// <summary>A number of debits or decisions, and the sum of their amounts.</summary>
/// <param name="Count">The number.</param>
/// <param name="Amount">The exact sum of the amounts.</param>
public sealed record BacktestTally(long Count, Money Amount);
