namespace FundsCheck.Records;

/// <summary>The result of replaying a whole log.</summary>
/// <param name="Decisions">The number of replayed decisions.</param>
/// <param name="Differing">The number of decisions that differ in the replay.</param>
/// <param name="OtherCurrency">The number of skipped decisions, in another currency than the replacing rule set.</param>
/// <param name="First">The first decisions that differ, at most <see cref="FirstMax"/>, in the order of the log.</param>
public sealed record ReplayResult(long Decisions, long Differing, long OtherCurrency, IReadOnlyList<ReplayedDecision> First)
{
    /// <summary>The maximum number of differing decisions in <see cref="First"/>.</summary>
    public const int FirstMax = 20;
}
