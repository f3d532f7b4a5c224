namespace FundsCheck.Storage;

/// <summary>A page of the open reviews.</summary>
/// <param name="Now">The clock: reviews whose hold expired by it lapsed, and are left out.</param>
/// <param name="After">The position after which the page begins (<see cref="OpenReview.Position"/>); null for the first page.</param>
/// <param name="MaxCount">The largest number of reviews; from 1.</param>
public sealed record OpenReviewQuery(DateTimeOffset Now, string? After = null, int MaxCount = 100)
{
    /// <summary>
    /// Returns true for an open review: the latest decision is a review, no event followed, and its hold expires after <see cref="Now"/>.
    /// <see cref="After"/> is not compared.
    /// </summary>
    /// <param name="status">The latest decision on a debit with its events.</param>
    public bool Matches(DebitStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Record.Verdict.Outcome == Outcome.Review && status.Events.Count == 0 && status.Record.Hold?.ExpiresAt > Now;
    }
}
