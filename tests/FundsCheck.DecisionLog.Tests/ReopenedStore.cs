using FundsCheck.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>A file store that is closed before each read, and opened again for it.</summary>
internal sealed class ReopenedStore(string path, DecisionLogOptions options) : IDecisionStore, IDecisionReader, IDisposable
{
    private FileDecisionStore _store = Open(path, options);

    public bool IsDurable => _store.IsDurable;

    public static FileDecisionStore Open(string path, DecisionLogOptions options) =>
        FileDecisionStore.Open(path, options, TimeProvider.System, NullLogger.Instance);

    public ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken) =>
        _store.FindAsync(debitId, cancellationToken);

    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
        _store.DecideAsync(request, cancellationToken);

    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
        _store.RecordAsync(request, cancellationToken);

    public ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken) =>
        Reopen().FindTimelineAsync(debitId, cancellationToken);

    public IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken) =>
        Reopen().ReadOpenReviewsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken) =>
            Reopen().ReadHoldsAsync(accountKey, expiresAfter, cancellationToken);

    public IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken) =>
        Reopen().ReadDecisionsAsync(query, cancellationToken);

    public void Dispose() => _store.Dispose();

    private FileDecisionStore Reopen()
    {
        _store.Dispose();
        return _store = Open(path, options);
    }
}
