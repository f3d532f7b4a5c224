namespace FundsCheck.Rules;

/// <summary>A region of all facts in which two rule sets answer differently because one check does.</summary>
/// <param name="Check">The id of the check that differs.</param>
/// <param name="From">What the old rule set answers there.</param>
/// <param name="To">What the new rule set answers there; equal to <paramref name="From"/> where only the reasons differ.</param>
/// <param name="Where">The region in words. Not API.</param>
/// <param name="Given">Facts of the region, as a JSON object in the spelling of a rule test's <c>given</c>.</param>
/// <param name="FromReasons">The codes that the old rule set gives to these facts, in ordinal order.</param>
/// <param name="ToReasons">The codes that the new rule set gives to them, in ordinal order.</param>
public sealed record RuleChange(
    string Check,
    Outcome From,
    Outcome To,
    string Where,
    string Given,
    IReadOnlyList<string> FromReasons,
    IReadOnlyList<string> ToReasons);
