namespace FundsCheck.Storage;

/// <summary>
/// Reads the records of a store beside the deciding path: for a review queue, an audit or a report. <c>UseDecisionStore</c> registers a
/// store that implements it beside <see cref="IDecisionStore"/> for both.
/// </summary>
/// <remarks>
/// A read returns committed records only. Everything that was committed before the read began is in it; later commits may be. A failure of
/// the store is an exception of the store, which names it. FundsCheck.Testing has the contract suite (<c>DecisionReaderContract</c>).
/// </remarks>
public interface IDecisionReader
{
    /// <summary>Finds every decision on a debit and every event of it; null where its id is new.</summary>
    /// <param name="debitId">The id.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the reviews that a person may still answer (<see cref="OpenReviewQuery.Matches"/>), in the order in which their latest
    /// decisions were recorded: the oldest first. The position of the last review of a page begins the next page, also where that review is
    /// answered meanwhile.
    /// </summary>
    /// <param name="query">Which page.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="ArgumentException">The store returned no such position.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The largest number is less than 1.</exception>
    IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the holds on an account and on every account that is linked to it, in the ordinal order of their debits' ids. An unknown
    /// account has none.
    /// </summary>
    /// <param name="accountKey">The host's key of the account (<see cref="Debit.AccountKey"/>).</param>
    /// <param name="expiresAfter">
    /// Holds that expire by this time are left out. A store may also leave out a hold that it forgot: see
    /// <see cref="Holds.HoldCalculator.IsForgotten"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the read.</param>
    ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken);

    /// <summary>Reads decisions in the order in which they were recorded. They are read as they are enumerated.</summary>
    /// <param name="query">Which decisions.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="ArgumentException">The store returned no such position.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The largest number is less than 1.</exception>
    IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken);
}
