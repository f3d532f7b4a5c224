namespace FundsCheck.Records;

/// <summary>How many, and how much.</summary>
/// <param name="Count">How many.</param>
/// <param name="Amount">The exact sum of their amounts.</param>
public sealed record BacktestTally(long Count, Money Amount);
