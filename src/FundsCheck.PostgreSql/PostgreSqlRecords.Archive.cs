using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <content>Archives old months.</content>
public sealed partial class PostgreSqlRecords
{
    // The log is verified in the transaction, which is idle meanwhile.
    private const string KeepIdle = "SET LOCAL idle_in_transaction_session_timeout = 0";
    private const string BeginArchive = "SELECT fundscheck.begin_archive($1)";
    private const string DropArchived = "SELECT fundscheck.drop_archived($1)";
    private const string ReadMonths = "SELECT fundscheck.partitions_before($1)";
    private const string CountRecords = "SELECT count(*) FROM fundscheck.record WHERE recorded_at < $1";

    /// <summary>
    /// Moves the records of all months before a time into a log, and detaches their partitions. The log begins as every export of the store
    /// does, and a later archive continues it. The ids of archived debits stay unique, and each throws
    /// <see cref="DebitArchivedException"/>. Decisions go on meanwhile. All of it takes place, or nothing: before the commit the records
    /// that leave, their chains, debits and rule sets, and the whole log are verified, and a failure restores the log. What an interrupted
    /// archive wrote to the log is replaced by the next one; other lines after its end are rejected.
    /// </summary>
    /// <param name="path">The path of the log. The first archive creates it; every later one needs it.</param>
    /// <param name="until">The time; the start of its month in UTC counts, which is at least 181 days ago (ADR 24).</param>
    /// <param name="isDryRun">True to find out what would be archived, and to change nothing.</param>
    /// <param name="progress">Receives the number of records at intervals; null for no reports.</param>
    /// <param name="cancellationToken">Ends the archive without an effect on the database.</param>
    /// <exception cref="InvalidDataException">
    /// The log is missing, is not the archive of this database, or has lines of something else; or a record, the row of a debit or account,
    /// or a rule set was altered or deleted.
    /// </exception>
    /// <exception cref="LogDamagedException">A line of the log was altered or moved.</exception>
    /// <exception cref="IOException">
    /// The log cannot be read or written; another process uses it; or the first archive found a file there.
    /// </exception>
    /// <exception cref="PostgresException">
    /// 42501: the role may not archive. 22023: the time is too late. 55000: a debit of the months has a hold that ended less than 181 days
    /// ago. 55P03: another process archives, or a long read kept the partitions.
    /// </exception>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<PostgreSqlArchive> ArchiveAsync(
        string path, DateTimeOffset until, bool isDryRun, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = RealPath.Of(path);
        var month = new DateTime(until.UtcDateTime.Year, until.UtcDateTime.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        using var file = isDryRun ? null : ArchiveLock.Take(path);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Disposed without its commit, the connection rolls back.
            await Sql.ExecuteAsync(connection, Sql.Command(Statements.Begin), cancellationToken).ConfigureAwait(false);
            await Sql.ExecuteAsync(connection, Sql.Command(KeepIdle), cancellationToken).ConfigureAwait(false);
            await Sql.ExecuteAsync(connection, Sql.Command(BeginArchive, Sql.Of(month)), cancellationToken).ConfigureAwait(false);
            var before = await ReadArchiveAsync(connection, cancellationToken).ConfigureAwait(false);
            var months = await ReadTextsAsync(connection, Sql.Command(ReadMonths, Sql.Of(month)), cancellationToken).ConfigureAwait(false);
            var result = new PostgreSqlArchive(new DateTimeOffset(month), months, Records: 0, Lines: 0, Head: null);
            if (isDryRun && months.Count > 0)
            {
                var count = await Sql.ExecuteAsync(connection, Sql.Command(CountRecords, Sql.Of(month)), cancellationToken)
                    .ConfigureAwait(false);
                return result with { Records = count is long records ? records : 0 };
            }

            if (months.Count > 0)
            {
                return await WriteArchiveAsync(connection, path, before, result, progress, cancellationToken).ConfigureAwait(false);
            }

            if (before is not null && !isDryRun)
            {
                new ArchivedLog(path, before).Read();
            }

            return before is null
                ? result
                : result with { Until = new DateTimeOffset(before.Until), Lines = before.Lines, Head = before.Head };
        }
    }

    /// <summary>
    /// Drops the partitions that archives have detached, once the log of their records is verified up to the end that the database states.
    /// </summary>
    /// <param name="path">The path of the log of <see cref="ArchiveAsync"/>.</param>
    /// <param name="cancellationToken">Ends the call without an effect.</param>
    /// <returns>Their names; none where nothing is archived.</returns>
    /// <exception cref="InvalidDataException">The log is missing, or is not the archive of this database. Nothing is dropped.</exception>
    /// <exception cref="LogDamagedException">A line of the log was altered or moved. Nothing is dropped.</exception>
    /// <exception cref="IOException">The log cannot be read, or another process uses it. Nothing is dropped.</exception>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<IReadOnlyList<string>> DropArchivedAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = RealPath.Of(path);
        using var file = ArchiveLock.Take(path);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await ReadArchiveAsync(connection, cancellationToken).ConfigureAwait(false) is not { } archived)
            {
                return [];
            }

            new ArchivedLog(path, archived).Read();
            return await ReadTextsAsync(connection, Sql.Command(DropArchived, Sql.Of(archived.Until)), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<string>> ReadTextsAsync(
        NpgsqlConnection connection, NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        await Sql.ReadAsync(connection, command, row => texts.Add(row.GetString(0)), cancellationToken).ConfigureAwait(false);
        return texts;
    }
}
