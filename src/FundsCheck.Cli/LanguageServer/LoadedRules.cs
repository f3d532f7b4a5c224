using FundsCheck.Rules;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>What the loader makes of a text: the rule set, where it loads, and its problems.</summary>
internal sealed record LoadedRules(RuleSet? RuleSet, IReadOnlyList<RuleSetProblem> Problems);
