namespace FundsCheck.Authoring;

/// <summary>The differences of two rule sets over all debits and balances.</summary>
/// <param name="Old">The old rule set.</param>
/// <param name="New">The new rule set.</param>
/// <param name="Settings">The differences outside the checks.</param>
/// <param name="Changes"> Every region whose outcome, reasons or texts change. Together they are exactly the facts with another decision.
/// An empty list means that no decision changes.
/// </param>
public sealed record RuleSetDifference(
    RuleSetIdentity Old,
    RuleSetIdentity New,
    IReadOnlyList<RuleSettingChange> Settings,
    IReadOnlyList<RuleChange> Changes)
{
    /// <summary>The direction of the new rule set: looser where a region or a setting is looser.</summary>
    public ChangeDirection Direction => Settings.Select(setting => setting.Direction)
        .Concat(Changes.Select(change => change.From > change.To ? ChangeDirection.Looser : ChangeDirection.Stricter))
        .Aggregate(ChangeDirection.None, (most, direction) => direction > most ? direction : most);
}
