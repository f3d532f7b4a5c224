using Npgsql;

namespace FundsCheck.PostgreSql;

/// <content>Statuses of connections, and look-ups of debits whose account is not known.</content>
public sealed partial class PostgreSqlDecisionStore
{
    private const string ReadStatus =
        "SELECT s.body FROM fundscheck.connection_status s WHERE s.shard = $1 AND s.connection_id = $2 AND s.account_id = $3";

    private const string ReadShards =
        """
        SELECT d.shard FROM (
            SELECT shard FROM fundscheck.debit WHERE id = $1 UNION ALL SELECT shard FROM fundscheck.archived_debit WHERE id = $1) AS d
        ORDER BY d.shard LIMIT 1
        """;

    /// <inheritdoc />
    /// <exception cref="ConnectionStatusNotRecordedException">The database failed.</exception>
    public async ValueTask<ConnectionStatus?> FindAsync(string connectionId, string? accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        try
        {
            var body = await ReadAsync(
                ReadStatus, cancellationToken, Sql.Of(ShardOf(StatusWork.NameOf(connectionId).Key)), Sql.Of(connectionId),
                Sql.Of(accountId ?? string.Empty)).ConfigureAwait(false);
            return body is byte[] bytes ? ConnectionTable.Parse(bytes, _ruleSets.Identities) : null;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidDataException)
        {
            throw Failures.OfStatus(exception, mayBeCommitted: false);
        }
    }

    /// <inheritdoc />
    /// <remarks>Times are kept in whole microseconds.</remarks>
    /// <exception cref="ConnectionStatusNotRecordedException">The database failed, or a text of the status cannot be recorded.</exception>
    public async ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(status);
        cancellationToken.ThrowIfCancellationRequested();

        var work = new StatusWork(
            ShardOf(StatusWork.NameOf(status.ConnectionId).Key), Microseconds.Floor(status), _time.GetUtcNow());
        return (bool)await RunAsync(work, _time.GetTimestamp(), cancellationToken).ConfigureAwait(false);
    }

    // In a cluster an id alone names no server: all of them are asked, once for each event.
    private async ValueTask<DebitStatus?> FindAnywhereAsync(string debitId, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(ReadShards, cancellationToken, Sql.Of(debitId)).ConfigureAwait(false) is long shard
                ? await FindAsync(new FindWork(shard, debitId, account: null), cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            throw Failures.OfDebit(debitId)(exception, false);
        }
    }

    private async Task<object?> ReadAsync(string statement, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        using var command = _database.CreateCommand(statement);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync(cancellationToken).WaitAsync(_options.TotalTimeout, _time, cancellationToken)
            .ConfigureAwait(false);
    }
}
