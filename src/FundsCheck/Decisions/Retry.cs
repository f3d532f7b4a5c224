using FundsCheck.Rules;

namespace FundsCheck.Decisions;

/// <summary>Whether asking again can help, and when it gives another answer.</summary>
internal static class Retry
{
    /// <summary>A review mends only where each of its reasons may go away by itself.</summary>
    public static bool MayMend(Verdict verdict) =>
        verdict.Outcome == Outcome.Review && verdict.Reasons.All(reason => reason.Retryable);

    /// <summary>
    /// Until when an answer stands. A review that asking again may mend is good for this answer only, so that asking again asks again.
    /// </summary>
    public static DateTimeOffset ValidUntil(Verdict verdict, RuleSet ruleSet, DateTimeOffset decidedAt) =>
        MayMend(verdict) ? decidedAt : decidedAt + ruleSet.ValidFor;
}
