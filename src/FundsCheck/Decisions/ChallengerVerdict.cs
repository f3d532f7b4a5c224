namespace FundsCheck;

/// <summary>
/// What a challenger answered to the facts of a decision: a rule set that judges beside the one in force, is recorded, and never acts.
/// </summary>
/// <param name="RuleSet">The challenger.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Reasons">The codes of its reasons, in their order.</param>
public sealed record ChallengerVerdict(RuleSetIdentity RuleSet, Outcome Outcome, IReadOnlyList<string> Reasons)
{
    /// <summary>Returns true for the same answer of the same rule set.</summary>
    /// <param name="other">The other answer.</param>
    public bool Equals(ChallengerVerdict? other) =>
        other is not null && RuleSet == other.RuleSet && Outcome == other.Outcome
            && Reasons.SequenceEqual(other.Reasons, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(RuleSet, Outcome, Reasons.Count);
}
