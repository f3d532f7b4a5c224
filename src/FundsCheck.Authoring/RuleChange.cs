namespace FundsCheck.Authoring;

/// <summary>A region of facts in which the decisions of two rule sets differ because of one check, with an example.</summary>
/// <param name="Check">The id of the check that differs.</param>
/// <param name="From">The outcome by the old rule set.</param>
/// <param name="To">The outcome by the new rule set; it differs only for the kind <see cref="RuleChangeKind.Outcome"/>.</param>
/// <param name="Kind">The kind of the change.</param>
/// <param name="Where">The region in words. The wording may change.</param>
/// <param name="Given">The example: facts of the region, as a JSON object in the form of a rule test's <c>given</c>.</param>
/// <param name="FromReasons">The reasons of the example by the old rule set, in the order of a decision.</param>
/// <param name="ToReasons">The reasons of the example by the new rule set, in the order of a decision.</param>
public sealed record RuleChange(
    string Check,
    Outcome From,
    Outcome To,
    RuleChangeKind Kind,
    string Where,
    string Given,
    IReadOnlyList<Reason> FromReasons,
    IReadOnlyList<Reason> ToReasons)
{
    /// <summary>The conditions of the check alone, without the answers of the other checks; all hold.</summary>
    public IReadOnlyList<RegionCondition> Conditions { get; init; } = [];

    /// <summary>The answers of the other checks in the region, in words. The wording may change.</summary>
    public string Others { get; init; } = string.Empty;

    /// <summary>The direction of the outcome; <see cref="ChangeDirection.None"/> where only reasons or their texts change.</summary>
    public ChangeDirection OutcomeDirection =>
        From == To ? ChangeDirection.None : From > To ? ChangeDirection.Looser : ChangeDirection.Stricter;

    /// <summary>The check's reason for the example by the old rule set; null for none.</summary>
    public Reason? OldReason => ReasonOf(FromReasons);

    /// <summary>The check's reason for the example by the new rule set; null for none.</summary>
    public Reason? NewReason => ReasonOf(ToReasons);

    private Reason? ReasonOf(IReadOnlyList<Reason> reasons) =>
        reasons.FirstOrDefault(reason => string.Equals(reason.Check, Check, StringComparison.Ordinal));
}
