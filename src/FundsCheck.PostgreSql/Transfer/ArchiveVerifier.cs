using System.Globalization;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>
/// Verifies the records that an archive takes, the rows of their debits, and where the chains go on: afterwards nothing in the database
/// proves them. The first fault ends it. Memory grows with the number of accounts alone.
/// </summary>
/// <param name="connection">The connection, in the transaction of the archive.</param>
/// <param name="until">The time before which records are archived.</param>
internal sealed class ArchiveVerifier(NpgsqlConnection connection, DateTime until)
{
    private const string ReadArchived = "SELECT shard, account, records, head FROM fundscheck.archived_account";

    // One statement, so of one moment: decisions go on.
    private const string ReadAccounts =
        """
        SELECT a.shard, a.name, a.records, a.head, r.seq, r.recorded_at, r.body, r.hash
        FROM fundscheck.account a
            LEFT JOIN (
                SELECT l.shard, l.account, min(l.recorded_at) AS recorded_at FROM fundscheck.record l WHERE l.recorded_at >= $1
                GROUP BY l.shard, l.account) f ON f.shard = a.shard AND f.account = a.name
            LEFT JOIN fundscheck.record r ON r.recorded_at = f.recorded_at AND r.shard = f.shard AND r.account = f.account
        WHERE a.records > 0
        """;

    private readonly Dictionary<(long Shard, long Account), (long Records, byte[] Head)> _chains = [];
    private readonly RecordedRuleSets _ruleSets = new();

    /// <summary>Reads where the chains begin, and verifies the rule sets.</summary>
    /// <exception cref="InvalidDataException">A rule set was altered.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await Sql.ReadAsync(connection, Sql.Command(RuleSetTable.ReadRows), VerifyRuleSet, cancellationToken).ConfigureAwait(false);
        await Sql.ReadAsync(
            connection, Sql.Command(ReadArchived),
            row => _chains.Add((row.GetInt64(0), row.GetInt64(1)), (row.GetInt64(2), row.GetFieldValue<byte[]>(3))), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Verifies the next record.</summary>
    /// <exception cref="InvalidDataException">It was altered, or does not follow the one before it.</exception>
    public void Verify(NpgsqlDataReader row)
    {
        var (recordedAt, body, sequence) = (row.GetDateTime(0), row.GetFieldValue<byte[]>(2), row.GetInt64(5));
        var account = (Shard: row.GetInt64(3), Name: row.GetInt64(4));
        Continue(account, sequence, recordedAt, body, row.GetFieldValue<byte[]>(6));
        var content = Contents.Of(At(RecordOf(account.Name, sequence), () => StoredRecord.Parse(body, _ruleSets)));
        if (!string.Equals(row.GetString(7), content.Kind, StringComparison.Ordinal)
            || !string.Equals(row.IsDBNull(8) ? null : row.GetString(8), content.DebitId, StringComparison.Ordinal))
        {
            throw Fault($"{RecordOf(account.Name, sequence)}: a column differs from the record");
        }
    }

    /// <summary>Verifies, after all records, that each chain goes on after them, and the rows of the debits that leave.</summary>
    /// <exception cref="InvalidDataException">A record was deleted, or a row was altered.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await Sql.ReadAsync(connection, Sql.Command(ReadAccounts, Sql.Of(until)), VerifyAccount, cancellationToken).ConfigureAwait(false);
        foreach (var ((_, account), (records, _)) in _chains)
        {
            throw Fault($"account {account:x16}: its row is missing, or states no records, and {records} are there");
        }

        await VerifiedDebit.VerifyAllAsync(connection, until, _ruleSets, fault => throw Fault(fault), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Verifies the whole log before the records leave the database.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="end">Its end.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <exception cref="InvalidDataException">The records do not make a log that verifies.</exception>
    public static void VerifyLog(string path, LogPosition end, CancellationToken cancellationToken)
    {
        try
        {
            var verification = RecordFile.Verify(path, cancellationToken: cancellationToken);
            if (verification.Lines != end.Lines || !string.Equals(verification.Head, end.Head.ToString(), StringComparison.Ordinal))
            {
                throw Fault($"the log has {verification.Lines} lines, and {end.Lines} were written");
            }

            if (verification.First is [var first, ..])
            {
                throw Fault($"line {first.Decision.Line} of the log: the facts or holds do not follow from the records before it");
            }
        }
        catch (LogDamagedException exception)
        {
            throw new InvalidDataException($"nothing is archived, since the log does not verify: {exception.Message}", exception);
        }
    }

    /// <summary>Makes the exception of a fault.</summary>
    public static InvalidDataException Fault(FormattableString what) => new(
        $"nothing is archived: {what.ToString(CultureInfo.InvariantCulture)}; run `fundscheck decisions verify --postgres CONNECTION`");

    private void VerifyRuleSet(NpgsqlDataReader row)
    {
        var key = row.GetString(0);
        if (!At($"rule set {key}", () => RuleSetTable.TryAdd(row, _ruleSets)))
        {
            throw Fault($"rule set {key}: its text does not have its hash: the row was altered");
        }
    }

    private void VerifyAccount(NpgsqlDataReader row)
    {
        var account = (Shard: row.GetInt64(0), Name: row.GetInt64(1));
        if (!row.IsDBNull(4))
        {
            Continue(account, row.GetInt64(4), row.GetDateTime(5), row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7));
        }
        else if (!_chains.TryGetValue(account, out var end) || end.Records != row.GetInt64(2)
            || !end.Head.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(3)))
        {
            var stated = row.GetInt64(2);
            throw Fault($"account {account.Name:x16}: its row states {stated} records, and {end.Records} are there: one was altered");
        }

        _chains.Remove(account);
    }

    private void Continue((long Shard, long Name) account, long sequence, DateTime recordedAt, byte[] body, byte[] hash)
    {
        var (records, head) = _chains.TryGetValue(account, out var end) ? end : (0, RecordChain.Start);
        _chains[account] = RecordChain.FindFault(records, head, account.Name, sequence, recordedAt, body, hash) is { } fault
            ? throw Fault(fault)
            : (sequence, hash);
    }

    /// <summary>Reads a row, whose place a failure names.</summary>
    private static T At<T>(string where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{where}: {exception.Message}", exception);
        }
    }

    private static string RecordOf(long account, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"account {account:x16}: record {sequence}");
}
