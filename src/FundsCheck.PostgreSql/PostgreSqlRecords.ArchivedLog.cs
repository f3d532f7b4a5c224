using System.Globalization;
using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <content>The log of an archive: opened, continued, and restored after a failure.</content>
public sealed partial class PostgreSqlRecords
{
    private const string EndArchive = "SELECT fundscheck.end_archive($1, $2, $3, $4, $5, $6)";
    private const string MarkArchive = "SAVEPOINT archive";
    private const string UndoArchive = "ROLLBACK TO SAVEPOINT archive";

    private static async Task<PostgreSqlArchive> WriteArchiveAsync(
        NpgsqlConnection connection, string path, ArchiveRow? before, PostgreSqlArchive result, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        if (before is null && ArchivedLog.FilesOf(path) is { Count: > 0 } found)
        {
            throw new IOException(
                $"{Quoted(found)} exists, and nothing of this database is archived: name a new log, or delete what an interrupted archive "
                    + "left");
        }

        var after = before is null
            ? LogEnd.Start
            : await OpenArchiveAsync(connection, path, before, cancellationToken).ConfigureAwait(false);
        var created = new List<string>();
        await Sql.ExecuteAsync(connection, Sql.Command(MarkArchive), cancellationToken).ConfigureAwait(false);
        try
        {
            result = await EndArchiveAsync(connection, path, after, created, result, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await RestoreAsync(connection, path, before, created, exception).ConfigureAwait(false);
            throw;
        }

        // From here on the archive may be committed: the log stays, whatever happens.
        await Sql.ExecuteAsync(connection, Sql.Command(Statements.Commit), CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    /// <summary>Verifies the archive, and removes what an interrupted archive wrote after its end.</summary>
    private static async Task<LogEnd> OpenArchiveAsync(
        NpgsqlConnection connection, string path, ArchiveRow before, CancellationToken cancellationToken)
    {
        var (log, rest, number) = (new ArchivedLog(path, before), new List<LineHash>(), 0);
        var end = log.Read(rest);
        using (var expected = await OpenAsync(connection, path: null, end, [], cancellationToken, Compare).ConfigureAwait(false))
        {
            await WriteAsync(connection, expected, Latest, rest.Count, verify: null, progress: null, cancellationToken)
                .ConfigureAwait(false);
        }

        if (number < rest.Count)
        {
            throw Foreign();
        }

        await CutAsync(connection, log, before).ConfigureAwait(false);
        return end;

        void Compare(LineHash hash)
        {
            if (number < rest.Count && rest[number++] != hash)
            {
                number--;
                throw Foreign();
            }
        }

        InvalidDataException Foreign() => new(string.Create(
            CultureInfo.InvariantCulture,
            $"`{path}`: line {before.Lines + number + 1} is not one that an archive of this database writes: something else wrote to the "
                + $"log, and nothing may; note the line elsewhere, and restore the log to its first {before.Lines} lines from a copy"));
    }

    private static async Task<PostgreSqlArchive> EndArchiveAsync(
        NpgsqlConnection connection, string path, LogEnd after, List<string> created, PostgreSqlArchive result, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var until = result.Until.UtcDateTime;
        var verifier = new ArchiveVerifier(connection, until);
        await verifier.BeginAsync(cancellationToken).ConfigureAwait(false);
        using var export = await OpenAsync(connection, path, after, created, cancellationToken).ConfigureAwait(false);
        var records = await WriteAsync(connection, export, until, long.MaxValue, verifier.Verify, progress, cancellationToken)
            .ConfigureAwait(false);
        export.Complete(isWhole: false);
        var end = export.End;
        await verifier.EndAsync(cancellationToken).ConfigureAwait(false);
        ArchiveVerifier.VerifyLog(path, end, cancellationToken);
        var fault = await Sql.ExecuteAsync(
            connection,
            Sql.Command(
                EndArchive, Sql.Of(until), Sql.Of(records), Sql.Of(end.Lines), Sql.Of(end.Head.ToString()), Sql.Of(export.Segment),
                Sql.Of(end.Bytes)),
            cancellationToken).ConfigureAwait(false);
        return fault is string text
            ? throw ArchiveVerifier.Fault($"{text}")
            : result with { Records = records, Lines = end.Lines, Head = end.Head.ToString() };
    }

    /// <summary>
    /// Restores the files of a log after a failure. Where the transaction is lost, the lines stay: the next archive replaces them.
    /// </summary>
    private static async Task RestoreAsync(
        NpgsqlConnection connection, string path, ArchiveRow? before, List<string> created, Exception cause)
    {
        try
        {
            if (before is null)
            {
                created.ForEach(File.Delete);
                return;
            }

            await Sql.ExecuteAsync(connection, Sql.Command(UndoArchive), CancellationToken.None).ConfigureAwait(false);
            await CutAsync(connection, new ArchivedLog(path, before), before).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The transaction is lost; its cause is reported.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var files = ArchivedLog.FilesOf(path);
            throw new IOException(
                before is null
                    ? $"the archive failed ({cause.Message}), and {Quoted(files)} cannot be deleted ({exception.Message}): delete them"
                    : $"the archive failed ({cause.Message}), and `{path}` cannot be restored ({exception.Message}): archive again",
                cause);
        }
    }

    // The transaction has the lock of archives: while it lives, no other process has continued the log. So the database is asked directly
    // before the cut.
    private static async Task CutAsync(NpgsqlConnection connection, ArchivedLog log, ArchiveRow before)
    {
        if (await ReadArchiveAsync(connection, CancellationToken.None).ConfigureAwait(false) != before)
        {
            throw new InvalidDataException("another process has archived meanwhile; archive again");
        }

        log.Cut();
    }

    private static string Quoted(IEnumerable<string> files) => string.Join(", ", files.Select(file => $"`{file}`"));
}
