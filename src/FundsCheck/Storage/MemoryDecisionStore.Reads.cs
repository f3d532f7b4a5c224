namespace FundsCheck.Storage;

/// <content>Reads beside the deciding path. A position is the number of a decision, from 1.</content>
internal sealed partial class MemoryDecisionStore : IDecisionReader
{
    private readonly List<DecisionRecord> _decisions = [];
    private readonly Dictionary<string, DebitTimeline> _timelines = new(StringComparer.Ordinal);

    public ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_timelines.GetValueOrDefault(debitId));
        }
    }

    public IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxCount, 1, nameof(query));
        var after = QueryPosition.Parse(query.After, nameof(query));
        return Read(after, FindOpen, cancellationToken).Take(query.MaxCount).ToAsyncEnumerable();

        OpenReview? FindOpen(string position, DecisionRecord record) =>
            _histories[record.Debit.Id] is var status && ReferenceEquals(status.Record, record) && query.Matches(status)
                ? new OpenReview(position, status)
                : null;
    }

    public ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<AccountHold>>([.. _holds.Find(accountKey, expiresAfter).Select(AccountHold.From)]);
        }
    }

    public IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken)
    {
        var maxCount = query.MaxCount ?? int.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1, nameof(query));
        var after = QueryPosition.Parse(query.After, nameof(query));
        return Read(after, FindMatching, cancellationToken).Take(maxCount).ToAsyncEnumerable();

        StoredDecision? FindMatching(string position, DecisionRecord record) =>
            query.Matches(record) ? new StoredDecision(position, record) : null;
    }

    private IEnumerable<T> Read<T>(long after, Func<string, DecisionRecord, T?> select, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var number = after + 1; TryRead(number, select, out var item); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (item is not null)
            {
                yield return item;
            }
        }
    }

    // The reads of a page are in turn with the decisions, one by one, so that a long read delays no decision.
    private bool TryRead<T>(long number, Func<string, DecisionRecord, T?> select, out T? item)
        where T : class
    {
        lock (_gate)
        {
            var exists = number <= _decisions.Count;
            item = exists ? select(QueryPosition.Format(number), _decisions[(int)number - 1]) : null;
            return exists;
        }
    }

    private void AddToTimeline(DecisionRecord record)
    {
        _decisions.Add(record);
        var timeline = _timelines.GetValueOrDefault(record.Debit.Id, new DebitTimeline([], []));
        _timelines[record.Debit.Id] = timeline with { Decisions = [.. timeline.Decisions, record] };
    }

    private void AddToTimeline(RecordedEvent recorded)
    {
        var timeline = _timelines[recorded.DebitId];
        _timelines[recorded.DebitId] = timeline with { Events = [.. timeline.Events, recorded] };
    }
}
