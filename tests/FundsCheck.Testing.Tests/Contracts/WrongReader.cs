using FundsCheck.Storage;

namespace FundsCheck.Testing.Tests.Contracts;

/// <summary>A reader that breaks one promise on purpose.</summary>
internal abstract class WrongReader(IDecisionStore store, IDecisionReader reader) : StoreWithReads(store, reader)
{
    public sealed class KeepsLatestRevision(IDecisionStore store, IDecisionReader reader) : WrongReader(store, reader)
    {
        public override async ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken) =>
            await base.FindTimelineAsync(debitId, cancellationToken) is { } timeline
                ? timeline with { Decisions = [timeline.Decisions[^1]] }
                : null;
    }

    public sealed class ReturnsLapsedReviews(IDecisionStore store, IDecisionReader reader) : WrongReader(store, reader)
    {
        public override IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken) =>
            base.ReadOpenReviewsAsync(query with { Now = DateTimeOffset.MinValue }, cancellationToken);
    }

    public sealed class RepeatsTheFirstPage(IDecisionStore store, IDecisionReader reader) : WrongReader(store, reader)
    {
        public override IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken) =>
            base.ReadOpenReviewsAsync(query with { After = null }, cancellationToken);

        public override IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken) =>
            base.ReadDecisionsAsync(query with { After = null }, cancellationToken);
    }

    public sealed class ReturnsExpiredHolds(IDecisionStore store, IDecisionReader reader) : WrongReader(store, reader)
    {
        public override ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
            string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken) =>
                base.ReadHoldsAsync(accountKey, DateTimeOffset.MinValue, cancellationToken);
    }

    public sealed class IncludesTheEnd(IDecisionStore store, IDecisionReader reader) : WrongReader(store, reader)
    {
        public override IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken) =>
            base.ReadDecisionsAsync(query with { Until = query.Until?.AddTicks(1) }, cancellationToken);
    }

    public sealed class IgnoresCancellation(IDecisionStore store, IDecisionReader reader) : WrongReader(store, reader)
    {
        public override IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken) =>
            base.ReadDecisionsAsync(query, CancellationToken.None);
    }
}
