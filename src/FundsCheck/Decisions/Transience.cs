namespace FundsCheck;

/// <summary>Whether asking again can help, and when it gives another answer.</summary>
internal static class Transience
{
    /// <summary>A review fixes only where each of its reasons may go away by itself.</summary>
    public static bool IsTransient(Verdict verdict) =>
        verdict.Outcome == Outcome.Review && verdict.Reasons.All(reason => reason.IsTransient);

    /// <summary>
    /// Until when an answer stands. A review that asking again may fix is good for this answer only, so that asking again asks again.
    /// </summary>
    public static DateTimeOffset ValidUntil(Verdict verdict, TimeSpan validFor, DateTimeOffset decidedAt) =>
        IsTransient(verdict) ? decidedAt : decidedAt + validFor;
}
