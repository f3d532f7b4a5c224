namespace FundsCheck.Rules;

/// <summary>What changes between two rule sets, over all debits and balances.</summary>
/// <param name="Old">The one before.</param>
/// <param name="New">The one after.</param>
/// <param name="Settings">What differs beside the checks: how long a decision is valid, declared facts. In words; not API.</param>
/// <param name="Changes">Every region whose answer changes; together exactly the facts that are answered differently. Empty: proven that none is.</param>
public sealed record RuleSetDifference(RuleSetIdentity Old, RuleSetIdentity New, IReadOnlyList<string> Settings, IReadOnlyList<RuleChange> Changes);
