using FundsCheck.Storage;

namespace FundsCheck.Samples;

/// <content>Reads beside the deciding path: each has a connection of its own and sees one snapshot, and delays no decision.</content>
public sealed partial class SqliteDecisionStore : IDecisionReader
{
    /// <inheritdoc />
    public ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debitId);
        return ValueTask.FromResult(Read<DebitTimeline?>(tables => [tables.FindTimeline(debitId)], cancellationToken).Single());
    }

    /// <inheritdoc />
    public IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxCount, 1, nameof(query));
        var after = QueryPosition.Parse(query.After, nameof(query));
        return Read(tables => tables.ReadOpenReviews(query, after), cancellationToken).ToAsyncEnumerable();
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountKey);
        return ValueTask.FromResult<IReadOnlyList<AccountHold>>(
            [.. Read(tables => tables.ReadHolds(accountKey, expiresAfter), cancellationToken)]);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxCount ?? int.MaxValue, 1, nameof(query));
        var after = QueryPosition.Parse(query.After, nameof(query));
        return Read(tables => tables.ReadDecisions(query, after), cancellationToken).ToAsyncEnumerable();
    }

    private IEnumerable<T> Read<T>(Func<DecisionTables, IEnumerable<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Database.Open(_connection.DataSource);
        using var transaction = connection.BeginTransaction(deferred: true);
        var tables = new DecisionTables(connection);
        tables.ReadRuleSets();
        foreach (var item in read(tables))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
