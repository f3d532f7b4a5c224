namespace FundsCheck.Authoring;

/// <summary>What changes between two rule sets, over all debits and balances.</summary>
/// <param name="Old">The one before.</param>
/// <param name="New">The one after.</param>
/// <param name="Settings">What differs beside the checks.</param>
/// <param name="Changes">
/// Every region whose outcome, reasons or texts change; together exactly the facts that are answered differently. Empty: none is, proven.
/// </param>
public sealed record RuleSetDifference(
    RuleSetIdentity Old,
    RuleSetIdentity New,
    IReadOnlyList<RuleSettingChange> Settings,
    IReadOnlyList<RuleChange> Changes)
{
    /// <summary>Which way the newer rule set differs: looser where any region or setting is.</summary>
    public ChangeDirection Direction => Settings.Select(setting => setting.Direction)
        .Concat(Changes.Select(change => change.From > change.To ? ChangeDirection.Looser : ChangeDirection.Stricter))
        .Aggregate(ChangeDirection.None, (most, direction) => direction > most ? direction : most);
}
