namespace FundsCheck.Rules.HotReload;

/// <summary>
/// The rules in force. A check takes the catalog once, when it begins, and uses nothing else: no decision sees two versions. Safe for any
/// number of threads.
/// </summary>
public interface IRuleSetSource
{
    /// <summary>What is in force at this moment, whole and immutable. It is replaced, never changed.</summary>
    RulesStatus Status { get; }
}
