using FundsCheck.Storage;

namespace FundsCheck.Testing.Tests.Contracts;

/// <summary>A store and a reader of it as one object, as the contract of readers needs it.</summary>
public class StoreWithReads(IDecisionStore store, IDecisionReader reader) : IDecisionStore, IDecisionReader
{
    public bool IsDurable => store.IsDurable;

    public virtual ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken) =>
        store.FindAsync(debitId, cancellationToken);

    public virtual ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
        store.DecideAsync(request, cancellationToken);

    public virtual ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
        store.RecordAsync(request, cancellationToken);

    public virtual ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken) =>
        reader.FindTimelineAsync(debitId, cancellationToken);

    public virtual IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken) =>
        reader.ReadOpenReviewsAsync(query, cancellationToken);

    public virtual ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken) =>
            reader.ReadHoldsAsync(accountKey, expiresAfter, cancellationToken);

    public virtual IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken) =>
        reader.ReadDecisionsAsync(query, cancellationToken);
}
