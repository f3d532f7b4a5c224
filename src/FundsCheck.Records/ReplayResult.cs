namespace FundsCheck.Records;

/// <summary>What replaying a whole log gave.</summary>
/// <param name="Decisions">How many decisions were decided again.</param>
/// <param name="Differing">How many of them are answered otherwise now.</param>
/// <param name="OtherCurrency">How many were left out, as the rules in their place judge another currency.</param>
/// <param name="First">The first of those that differ, at most <see cref="FirstMax"/>, in the order of the log.</param>
public sealed record ReplayResult(long Decisions, long Differing, long OtherCurrency, IReadOnlyList<ReplayedDecision> First)
{
    /// <summary>The most differing decisions that are kept.</summary>
    public const int FirstMax = 20;
}
