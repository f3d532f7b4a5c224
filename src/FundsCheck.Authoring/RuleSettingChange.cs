namespace FundsCheck.Authoring;

/// <summary>A member of a rule file, outside its checks, with different values in two rule sets.</summary>
/// <param name="Setting">The member, such as <c>validFor</c>, or <c>facts.x.tenureDays</c>.</param>
/// <param name="Old">The value in the old rule set; <c>not stated</c> for a missing member. The wording may change.</param>
/// <param name="New">The value in the new rule set; <c>not stated</c> for a missing member. The wording may change.</param>
/// <param name="Direction">The effect of the change on decisions; <see cref="ChangeDirection.None"/> for documentation.</param>
public sealed record RuleSettingChange(string Setting, string Old, string New, ChangeDirection Direction)
{
    /// <summary><c>setting: old -> new</c>.</summary>
    public override string ToString() => $"{Setting}: {Old} -> {New}";
}
