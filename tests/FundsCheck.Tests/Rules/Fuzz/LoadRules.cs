using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Loads a rule file, as <c>RuleSet.TryParse</c> does.</summary>
internal delegate bool LoadRules(ReadOnlyMemory<byte> utf8, string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems);
