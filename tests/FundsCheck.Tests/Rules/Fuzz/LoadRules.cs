using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Loads a rule file, as <see cref="RuleSet.TryParse"/> does.</summary>
internal delegate bool LoadRules(ReadOnlyMemory<byte> utf8, string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems);
