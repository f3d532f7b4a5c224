using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The records of a store as a whole: to a decision log and from one, and their verification.</summary>
/// <param name="database">The database; a replica serves all but <see cref="ImportAsync"/>.</param>
public sealed partial class PostgreSqlRecords(NpgsqlDataSource database)
{
    private const int ReportedEach = 10_000;
    private const string BeginSnapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private const string ReadSegments = "SELECT before, created_at, checkpoint FROM fundscheck.segment ORDER BY number";
    private const string ReadRuleSets = "SELECT key, body FROM fundscheck.rule_set";
    private const string ReadArchive =
        "SELECT until, records, lines, head, segment, bytes FROM fundscheck.archive ORDER BY until DESC LIMIT 1";

    private const string ReadAll =
        """
        SELECT recorded_at, rule_set, body, shard, account, seq, hash, kind, debit_id FROM fundscheck.record WHERE recorded_at < $1
        ORDER BY recorded_at, shard, account, seq LIMIT $2
        """;

    private static readonly DateTime Latest = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    /// <summary>
    /// Writes all records to a new decision log, in the order in which they were recorded. The export of an imported log has its bytes.
    /// </summary>
    /// <param name="path">The path of the log, which must not exist.</param>
    /// <param name="archive">
    /// The path of the log of <see cref="ArchiveAsync"/>, with which the new log begins; null where nothing is archived.
    /// </param>
    /// <param name="progress">Receives the number of records at intervals; null for no reports.</param>
    /// <param name="cancellationToken">Ends the export; the incomplete log is deleted.</param>
    /// <returns>The number of lines.</returns>
    /// <exception cref="RecordsArchivedException">Records are archived, and no archive is given.</exception>
    /// <exception cref="IOException">The log exists, or cannot be written; or the archive cannot be read.</exception>
    /// <exception cref="InvalidDataException">A record was altered, or the archive is that of another database.</exception>
    /// <exception cref="LogDamagedException">A line of the archive was altered or moved.</exception>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<long> ExportAsync(string path, string? archive, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // One snapshot of all tables.
            await Sql.ExecuteAsync(connection, Sql.Command(BeginSnapshot), cancellationToken).ConfigureAwait(false);
            var archived = await ReadArchiveAsync(connection, cancellationToken).ConfigureAwait(false);
            var files = new List<string>();
            try
            {
                var after = archived is null ? LogEnd.Start : Copy(archived, archive, path, files);
                using var export = await OpenAsync(connection, path, after, files, cancellationToken).ConfigureAwait(false);
                await WriteAsync(connection, export, Latest, long.MaxValue, verify: null, progress, cancellationToken)
                    .ConfigureAwait(false);
                export.Complete(isWhole: true);
                return export.End.Lines;
            }
            catch
            {
                files.ForEach(File.Delete);
                throw;
            }
        }
    }

    /// <summary>
    /// Adds the records of a decision log, in one transaction: all of them, or none. No other process may decide meanwhile.
    /// </summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="progress">Receives the number of lines at intervals; null for no reports.</param>
    /// <param name="cancellationToken">Ends the import without an effect.</param>
    /// <returns>The number of lines.</returns>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="InvalidDataException">The store has a debit of the log already.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="NpgsqlException">The database failed, or its role may not add partitions.</exception>
    public async Task<long> ImportAsync(string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var log = new LogReader(path);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Disposed without its commit, the connection rolls back.
            await Sql.ExecuteAsync(connection, Sql.Command(Statements.Begin), cancellationToken).ConfigureAwait(false);
            var lines = await RunAsync().ConfigureAwait(false);
            await Sql.ExecuteAsync(connection, Sql.Command(Statements.Commit), cancellationToken).ConfigureAwait(false);
            return lines;
        }

        async Task<long> RunAsync()
        {
            try
            {
                return await new LogImport(connection).RunAsync(log, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (DebitArchivedException exception)
            {
                throw new InvalidDataException($"{log.File}, up to line {log.Position.Lines}: {exception.Message}", exception);
            }
        }
    }

    /// <summary>
    /// Verifies the chain of every account, and that the tables of debits and accounts follow from the records. Whether decisions, holds
    /// and events follow from one another is verified on an export.
    /// </summary>
    /// <param name="archive">
    /// The path of the log of <see cref="ArchiveAsync"/>, whose ids the database must have; null to leave them out.
    /// </param>
    /// <param name="progress">Receives the number of records at intervals; null for no reports.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <exception cref="LogDamagedException">A line of the archive was altered or moved.</exception>
    /// <exception cref="IOException">The archive cannot be read.</exception>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<PostgreSqlVerification> VerifyAsync(
        string? archive, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await Sql.ExecuteAsync(connection, Sql.Command(BeginSnapshot), cancellationToken).ConfigureAwait(false);
            var verification = await new StoreVerifier(connection, progress).RunAsync(cancellationToken).ConfigureAwait(false);
            if (archive is null || await ReadArchiveAsync(connection, cancellationToken).ConfigureAwait(false) is not { } archived)
            {
                return verification;
            }

            var missing = await ArchivedIds.FindMissingAsync(
                connection, archive, archived.Lines, PostgreSqlVerification.FaultsMax, cancellationToken).ConfigureAwait(false);
            var faults = verification.Faults.Concat(
                missing.Select(id => $"debit `{id}` of the archive has no row: it could be decided again"));
            return verification with { Faults = [.. faults.Take(PostgreSqlVerification.FaultsMax)] };
        }
    }

    private static LogEnd Copy(ArchiveRow archived, string? archive, string path, List<string> files)
    {
        var log = new ArchivedLog(archive ?? throw new RecordsArchivedException(new DateTimeOffset(archived.Until)), archived);
        var end = log.Read();
        log.CopyTo(path, files.Add);
        return end;
    }

    private static async Task<LogExport> OpenAsync(
        NpgsqlConnection connection, string? path, LogEnd after, List<string> files, CancellationToken cancellationToken,
        Action<LineHash>? added = null) => new(
            path, await ReadSegmentsAsync(connection, cancellationToken).ConfigureAwait(false),
            await ReadRuleSetsAsync(connection, cancellationToken).ConfigureAwait(false), after, files, added);

    /// <summary>Writes the first records before a time, and returns their number. Each is verified before it is written.</summary>
    private static async Task<long> WriteAsync(
        NpgsqlConnection connection, LogExport export, DateTime before, long maxCount, Action<NpgsqlDataReader>? verify,
        IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var count = 0L;
        await Sql.ReadAsync(connection, Sql.Command(ReadAll, Sql.Of(before), Sql.Of(maxCount)), Add, cancellationToken)
            .ConfigureAwait(false);
        return count;

        void Add(NpgsqlDataReader row)
        {
            verify?.Invoke(row);
            export.Add(row.GetDateTime(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetFieldValue<byte[]>(2));
            if (++count % ReportedEach == 0)
            {
                progress?.Report(count);
            }
        }
    }

    private static async Task<ArchiveRow?> ReadArchiveAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        ArchiveRow? archived = null;
        await Sql.ReadAsync(
            connection,
            Sql.Command(ReadArchive),
            row => archived = new ArchiveRow(
                row.GetDateTime(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetInt32(4), row.GetInt64(5)),
            cancellationToken).ConfigureAwait(false);
        return archived;
    }

    private static async Task<List<SegmentRow>> ReadSegmentsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = new List<SegmentRow>();
        await Sql.ReadAsync(
            connection,
            Sql.Command(ReadSegments),
            row => rows.Add(new SegmentRow(
                row.GetDateTime(0), new DateTimeOffset(row.GetDateTime(1)), row.IsDBNull(2) ? null : row.GetString(2))),
            cancellationToken).ConfigureAwait(false);
        return rows.Count > 0
            ? rows
            : throw new InvalidDataException("the table fundscheck.segment has no row, with the first line of an export; restore it");
    }

    private static async Task<Dictionary<string, byte[]>> ReadRuleSetsAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var bodies = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await Sql.ReadAsync(
            connection, Sql.Command(ReadRuleSets), row => bodies.Add(row.GetString(0), row.GetFieldValue<byte[]>(1)), cancellationToken)
            .ConfigureAwait(false);
        return bodies;
    }
}
