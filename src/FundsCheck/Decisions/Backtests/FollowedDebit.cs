namespace FundsCheck.Decisions.Backtests;

/// <summary>What is kept of a debit until its end is known, or the log's.</summary>
/// <param name="Amount">Its amount.</param>
/// <param name="StoppedBy">How the new rules would have stopped it.</param>
/// <param name="IsLetThrough">Whether it was accepted, or approved since.</param>
/// <param name="IsSent">Whether it left the house.</param>
internal readonly record struct FollowedDebit(decimal Amount, Stop StoppedBy, bool IsLetThrough, bool IsSent)
{
    /// <summary>A debit as it was decided; null for a decline, of which nothing can become.</summary>
    public static FollowedDebit? Of(DecisionRecord record, Outcome newer) => record.Verdict.Outcome switch
    {
        Outcome.Accept => new(record.Debit.Amount.Amount, newer switch { Outcome.Accept => Stop.No, Outcome.Review => Stop.Review, _ => Stop.Decline }, IsLetThrough: true, IsSent: false),

        // Whoever approved this review could have approved that one.
        Outcome.Review => new(record.Debit.Amount.Amount, newer == Outcome.Decline ? Stop.Decline : Stop.No, IsLetThrough: false, IsSent: false),
        _ => null,
    };
}
