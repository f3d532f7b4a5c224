namespace FundsCheck.Authoring;

/// <summary>
/// A region for people: changes by one check in one direction, joined where they differ only in the answers of the other checks or lie next
/// to one another. The outcome changes in the whole region, except where another check keeps it by an answer of its own.
/// </summary>
/// <param name="Check">The id of the check that differs.</param>
/// <param name="Kind">The kind of its changes.</param>
/// <param name="Conditions">The conditions of the check; all hold. Empty for all facts.</param>
/// <param name="Changes">The joined changes, at least one. Each states its exact region and has an example.</param>
public sealed record ChangedRegion(
    string Check, RuleChangeKind Kind, IReadOnlyList<RegionCondition> Conditions, IReadOnlyList<RuleChange> Changes)
{
    /// <summary>The direction of the outcome; <see cref="ChangeDirection.None"/> where only reasons or their texts change.</summary>
    public ChangeDirection Direction => Changes[0].OutcomeDirection;

    /// <summary>The outcomes by the old rule set, the least severe first.</summary>
    public IReadOnlyList<Outcome> From => [.. Changes.Select(change => change.From).Distinct().Order()];

    /// <summary>The outcomes by the new rule set, the least severe first.</summary>
    public IReadOnlyList<Outcome> To => [.. Changes.Select(change => change.To).Distinct().Order()];

    /// <summary>The first change, whose example stands for the region.</summary>
    public RuleChange Example => Changes[0];

    /// <summary>The change in one short sentence, without the check. The wording may change.</summary>
    public string Text => Conditions.Count == 0
        ? What
        : $"{What} where {string.Join(", ", Conditions.Select(TextOf))}";

    /// <summary>A second condition of a measure, with the possibly posted holds, does not repeat the measure.</summary>
    private string TextOf(RegionCondition condition, int place)
    {
        var start = $"{condition.Subject} with possible holds is ";
        var isRepeated = place > 0 && string.Equals(Conditions[place - 1].Subject, condition.Subject, StringComparison.Ordinal);
        return isRepeated && condition.Text.StartsWith(start, StringComparison.Ordinal)
            ? $"with possible holds {condition.Text[start.Length..]}"
            : condition.Text;
    }

    private string What => (Kind, Example.OldReason?.Code, Example.NewReason?.Code) switch
    {
        (RuleChangeKind.Outcome, _, _) => $"{Names(From)} -> {Names(To)}",
        (RuleChangeKind.Texts, var code, _) => $"{code} has another text",
        (_, null, var added) => $"{added} is added",
        (_, var removed, null) => $"{removed} is no longer given",
        (_, var old, var @new) when string.Equals(old, @new, StringComparison.Ordinal) => $"{old} has another outcome",
        (_, var old, var @new) => $"{old} becomes {@new}",
    };

    private static string Names(IReadOnlyList<Outcome> outcomes) => string.Join(" or ", outcomes.Select(outcome => outcome.ToName()));
}
