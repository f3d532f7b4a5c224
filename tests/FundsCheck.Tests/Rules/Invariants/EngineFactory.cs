namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>Loads the text of a rule set. Throws where it does not load.</summary>
internal delegate IEngine EngineFactory(string ruleSet);
