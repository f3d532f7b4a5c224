using FundsCheck.Holds;
using FundsCheck.Storage;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <content>Reads beside the deciding path.</content>
public sealed partial class PostgreSqlDecisionStore : IDecisionReader
{
    private readonly RecordReads _records;

    /// <inheritdoc />
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debitId);
        return _records.FindTimelineAsync(debitId, cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxCount, 1, nameof(query));
        return _records.ReadOpenReviewsAsync(query, RecordPosition.Parse(query.After, nameof(query)), cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken)
    {
        var key = AccountKeys.HashOfKey(accountKey);
        return _records.ReadHoldsAsync(ShardOf(key), key, expiresAfter, cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxCount ?? int.MaxValue, 1, nameof(query));
        return _records.ReadDecisionsAsync(query, RecordPosition.Parse(query.After, nameof(query)), cancellationToken);
    }
}
