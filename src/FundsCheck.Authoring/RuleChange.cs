namespace FundsCheck.Authoring;

/// <summary>A region of all facts in which two rule sets answer differently because one check does, with one example out of it.</summary>
/// <param name="Check">The id of the check that differs.</param>
/// <param name="From">The outcome by the old rule set.</param>
/// <param name="To">The outcome by the new rule set: another one only where the kind is <see cref="RuleChangeKind.Outcome"/>.</param>
/// <param name="Kind">What changes.</param>
/// <param name="Where">The region in words. Not API.</param>
/// <param name="Given">The example: facts of the region, as a JSON object in the form of a rule test's <c>given</c>.</param>
/// <param name="FromReasons">The reasons that the old rule set gives to the example, as a decision lists them.</param>
/// <param name="ToReasons">The reasons that the new rule set gives to the example, as a decision lists them.</param>
public sealed record RuleChange(
    string Check,
    Outcome From,
    Outcome To,
    RuleChangeKind Kind,
    string Where,
    string Given,
    IReadOnlyList<Reason> FromReasons,
    IReadOnlyList<Reason> ToReasons);
