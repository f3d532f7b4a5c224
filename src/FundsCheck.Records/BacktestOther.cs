namespace FundsCheck.Records;

/// <summary>Decisions of another rule set or in another currency. A backtest does not judge them.</summary>
/// <param name="RuleSet">The name of the rule set that decided.</param>
/// <param name="Tally">The number of decisions and the sum of their amounts, in one currency.</param>
public sealed record BacktestOther(string RuleSet, BacktestTally Tally);
