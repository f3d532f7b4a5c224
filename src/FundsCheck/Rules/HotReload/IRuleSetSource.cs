namespace FundsCheck.Rules.HotReload;

/// <summary>
/// The source of the rules in force. A check reads the catalog once at its start, so that no decision uses two versions. Thread-safe.
/// </summary>
public interface IRuleSetSource
{
    /// <summary>The rule sets that are loaded now. The catalog is immutable; a change replaces it as a whole.</summary>
    RulesStatus Status { get; }
}
