using FundsCheck.Rules;

namespace FundsCheck.Decisions.Log;

/// <summary>What is to be written: a decision with the rule set that made it, or an event.</summary>
internal readonly record struct LogAddition(HashedId Debit, DecisionRecord? Decision, RuleSet? RuleSet, RecordedEvent? Event);
