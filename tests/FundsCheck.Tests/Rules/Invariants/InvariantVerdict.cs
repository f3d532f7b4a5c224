namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// The verdict of an engine, in the terms of the invariants: the outcome and its reasons in order, the primary one first.
/// </summary>
internal sealed record InvariantVerdict(Outcome Outcome, IReadOnlyList<VerdictReason> Reasons)
{
    /// <summary>An accept that rests on nothing waived. Notes are not waivers.</summary>
    public bool IsUnwaivedAccept => Outcome == Outcome.Accept && !Reasons.Any(reason => reason.Waiver);

    public bool Equals(InvariantVerdict? other) => other is not null && Outcome == other.Outcome && Reasons.SequenceEqual(other.Reasons);

    public override int GetHashCode() => HashCode.Combine(Outcome, Reasons.Count);

    public override string ToString() => $"{Outcome} [{string.Join(", ", Reasons)}]";
}
