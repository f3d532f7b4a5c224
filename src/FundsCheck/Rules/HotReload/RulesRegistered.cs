namespace FundsCheck.Rules.HotReload;

/// <summary>Stands in the host's services where it named its rules by a method, so that a second naming is seen.</summary>
internal sealed class RulesRegistered;
