using FundsCheck.Rules;

namespace FundsCheck.Decisions;

/// <summary>Whether asking again can help.</summary>
internal static class Retry
{
    /// <summary>A review mends only where each of its reasons may go away by itself.</summary>
    public static bool MayMend(Verdict verdict) =>
        verdict.Outcome == Outcome.Review && verdict.Reasons.All(reason => reason.Retryable);
}
