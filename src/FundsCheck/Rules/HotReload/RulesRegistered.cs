namespace FundsCheck.Rules.HotReload;

/// <summary>Marks services in which the host registered its rules, so that a second registration is detected.</summary>
internal sealed class RulesRegistered;
