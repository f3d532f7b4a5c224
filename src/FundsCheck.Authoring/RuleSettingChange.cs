namespace FundsCheck.Authoring;

/// <summary>A member of a rule file, beside its checks, that two rule sets state differently.</summary>
/// <param name="Setting">The member, such as <c>validFor</c>, or <c>facts.x.tenureDays</c>.</param>
/// <param name="Old">Its value in the old rule set; <c>not stated</c> where it has none. Not API.</param>
/// <param name="New">Its value in the new rule set; <c>not stated</c> where it has none. Not API.</param>
/// <param name="Direction">What it changes by itself; <see cref="ChangeDirection.None"/> for what is only documentation.</param>
public sealed record RuleSettingChange(string Setting, string Old, string New, ChangeDirection Direction)
{
    /// <summary><c>setting: old -> new</c>.</summary>
    public override string ToString() => $"{Setting}: {Old} -> {New}";
}
