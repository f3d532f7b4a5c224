using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>An empty decision store with its reads for one case. A read ends with the case, unless the case states its own token.</summary>
internal sealed class ReaderUnderTest(StoreUnderTest store, IDecisionReader reader, CancellationToken cancellationToken)
{
    /// <summary>The deciding path of the store.</summary>
    public StoreUnderTest Store => store;

    /// <summary>The token of the case.</summary>
    public CancellationToken Token => cancellationToken;

    public Task<DebitTimeline?> FindTimelineAsync(string id, CancellationToken? token = null) =>
        store.WaitAsync(reader.FindTimelineAsync(id, token ?? cancellationToken).AsTask());

    public Task<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset? expiresAfter = null, CancellationToken? token = null) =>
            store.WaitAsync(reader.ReadHoldsAsync(accountKey, expiresAfter ?? StoreUnderTest.Start, token ?? cancellationToken).AsTask());

    public IAsyncEnumerable<OpenReview> EnumerateOpenReviewsAsync(OpenReviewQuery query, CancellationToken? token = null) =>
        reader.ReadOpenReviewsAsync(query, token ?? cancellationToken);

    public IAsyncEnumerable<StoredDecision> EnumerateDecisionsAsync(DecisionQuery query, CancellationToken? token = null) =>
        reader.ReadDecisionsAsync(query, token ?? cancellationToken);

    public Task<List<OpenReview>> ReadOpenReviewsAsync(OpenReviewQuery query) =>
        store.WaitAsync(EnumerateOpenReviewsAsync(query).ToListAsync(cancellationToken).AsTask());

    public Task<List<StoredDecision>> ReadDecisionsAsync(DecisionQuery query) =>
        store.WaitAsync(EnumerateDecisionsAsync(query).ToListAsync(cancellationToken).AsTask());

    /// <summary>The ids of the open reviews at a time; at the start of the case without one.</summary>
    public async Task<IEnumerable<string>> OpenIdsAsync(DateTimeOffset? now = null) =>
        (await ReadOpenReviewsAsync(new OpenReviewQuery(now ?? StoreUnderTest.Start))).Select(review => review.Status.Record.Debit.Id);

    /// <summary>The ids of decisions.</summary>
    public async Task<IEnumerable<string>> DecidedIdsAsync(DecisionQuery query) =>
        (await ReadDecisionsAsync(query)).Select(decision => decision.Record.Debit.Id);
}
