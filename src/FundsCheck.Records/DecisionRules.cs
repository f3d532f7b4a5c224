using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>The rule sets of a recorded decision, from its log.</summary>
/// <param name="RuleSet">The rule set that decided.</param>
/// <param name="Challenger">That of its challenger; null where the log has none.</param>
internal sealed record DecisionRules(RuleSet RuleSet, RuleSet? Challenger);
