namespace FundsCheck.Records;

/// <summary>Decisions that were not judged.</summary>
/// <param name="RuleSet">The name of the rule set that made them.</param>
/// <param name="Tally">How many, and how much, in one currency.</param>
public sealed record BacktestOther(string RuleSet, BacktestTally Tally);
