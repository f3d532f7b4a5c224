using System.Globalization;
using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>
/// Verifies the chain of every account, the columns of every record, and that the rows of accounts and debits follow from the records.
/// Memory grows with the number of accounts alone.
/// </summary>
/// <param name="connection">The connection, in a transaction that sees one snapshot.</param>
/// <param name="progress">Receives the number of records at intervals; null for no reports.</param>
internal sealed partial class StoreVerifier(NpgsqlConnection connection, IProgress<long>? progress)
{
    private const int ReportedEach = 10_000;

    private const string ReadRecords =
        """
        SELECT recorded_at, shard, account, seq, kind, debit_id, decided_at, outcome, rule_set, amount, currency, event, body, hash
        FROM fundscheck.record ORDER BY recorded_at, shard, account, seq
        """;

    // With the number of lines, each line of a row is a record of its debit, and each record is a line.
    private const string ReadRecordsWithoutRow =
        """
        SELECT r.debit_id, r.account, r.seq FROM fundscheck.record r
        WHERE r.debit_id IS NOT NULL
            AND NOT EXISTS (
                SELECT FROM fundscheck.debit d
                WHERE d.id = r.debit_id AND d.shard = r.shard AND d.account = r.account AND r.recorded_at = ANY (d.lines))
            AND NOT EXISTS (
                SELECT FROM fundscheck.archived_debit x
                WHERE x.id = r.debit_id AND x.shard = r.shard AND r.recorded_at = ANY (x.lines))
        LIMIT 100
        """;

    private const string ReadArchived = "SELECT shard, account, records, head FROM fundscheck.archived_account";

    // An archived debit may have events of later months.
    private const string CountLines =
        """
        SELECT (coalesce((SELECT sum(cardinality(d.lines)) FROM fundscheck.debit d), 0) + (
            SELECT count(*) FROM fundscheck.archived_debit x CROSS JOIN LATERAL unnest(x.lines) AS u(line)
            WHERE u.line >= (SELECT max(a.until) FROM fundscheck.archive a)))::bigint
        """;

    private readonly Dictionary<(long Shard, long Account), ChainEnd> _chains = [];
    private readonly List<string> _faults = [];
    private readonly RecordedRuleSets _ruleSets = new();
    private long _records;
    private long _lines;

    public async Task<PostgreSqlVerification> RunAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(Sql.Command(RuleSetTable.ReadRows), VerifyRuleSet, cancellationToken).ConfigureAwait(false);
        await ReadAsync(Sql.Command(ReadArchived), Continue, cancellationToken).ConfigureAwait(false);
        await ReadAsync(Sql.Command(ReadRecords), VerifyRecord, cancellationToken).ConfigureAwait(false);
        await VerifyRowsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var ((_, account), end) in _chains.Where(chain => !chain.Value.IsStated))
        {
            Add($"account {account:x16}: its row is missing, or states no records, and {end.Records} are there");
        }

        await VerifyDebitsAsync(cancellationToken).ConfigureAwait(false);
        return new PostgreSqlVerification(_records, _chains.Count, _faults);
    }

    // What is archived is verified as a log.
    private void Continue(NpgsqlDataReader row) => _chains.Add(
        (row.GetInt64(0), row.GetInt64(1)), new ChainEnd { Records = row.GetInt64(2), Head = row.GetFieldValue<byte[]>(3) });

    private void VerifyRecord(NpgsqlDataReader row)
    {
        var (recordedAt, account, sequence, body) = (row.GetDateTime(0), row.GetInt64(2), row.GetInt64(3), row.GetFieldValue<byte[]>(12));
        if (!_chains.TryGetValue((row.GetInt64(1), account), out var end))
        {
            _chains.Add((row.GetInt64(1), account), end = new ChainEnd { Head = RecordChain.Start });
        }

        var hash = row.GetFieldValue<byte[]>(13);
        if (RecordChain.FindFault(end.Records, end.Head, account, sequence, recordedAt, body, hash) is { } fault)
        {
            Add(fault);
        }

        (end.Records, end.Head) = (sequence, hash);
        _names.Add(row.GetInt64(1), account, recordedAt);
        VerifyColumns(row, body, recordedAt, $"account {account:x16}: record {sequence}");
        if (++_records % ReportedEach == 0)
        {
            progress?.Report(_records);
        }
    }

    private void VerifyColumns(NpgsqlDataReader row, byte[] body, DateTime recordedAt, string where)
    {
        try
        {
            var entry = StoredRecord.Parse(body, _ruleSets);
            var expected = Contents.Of(entry);
            if (entry is LogEntry.Decided { Record: var decided })
            {
                _names.Add(row.GetInt64(1), decided, recordedAt);
            }
            else if (entry is LogEntry.ConnectionChanged { Status: var status })
            {
                _statuses[(row.GetInt64(1), KeyOf(status.ConnectionId, status.AccountId ?? string.Empty))] = body;
            }

            _lines += expected.DebitId is null ? 0 : 1;
            var amount = row.IsDBNull(9) ? (Money?)null : new Money(row.GetDecimal(9), Currency.Get(row.GetString(10)));
            var stated = new RecordContent(row.GetString(4))
            {
                DebitId = TextOf(row, 5),
                DecidedAt = row.IsDBNull(6) ? null : row.GetDateTime(6),
                Outcome = TextOf(row, 7),
                RuleSet = TextOf(row, 8),
                Amount = amount,
                Event = TextOf(row, 11),
            };
            if (stated != expected)
            {
                Add($"{where}: a column differs from the record");
            }
        }
        catch (Exception exception) when (IsOfRow(exception))
        {
            Add($"{where}: a column or the record is not what a store writes: {CauseOf(exception)}");
        }
    }

    /// <summary>Whether an exception is that of a value in a row, such as a number or a time beyond the bounds of this library.</summary>
    public static bool IsOfRow(Exception exception) =>
        exception is InvalidDataException or ArgumentException or FormatException or OverflowException or InvalidCastException;

    /// <summary>What is wrong with the value.</summary>
    public static string CauseOf(Exception exception) => exception switch
    {
        InvalidDataException { InnerException: { } inner } => inner.Message,
        InvalidCastException => "it has another type, or is null",
        _ => exception.Message,
    };

    private async Task VerifyDebitsAsync(CancellationToken cancellationToken)
    {
        await VerifiedDebit.VerifyAllAsync(connection, decidedBefore: null, _ruleSets, Add, cancellationToken).ConfigureAwait(false);
        await ReadAsync(
            Sql.Command(ReadRecordsWithoutRow),
            row => Add($"debit `{row.GetString(0)}`: no row has record {row.GetInt64(2)} of account {row.GetInt64(1):x16}"),
            cancellationToken).ConfigureAwait(false);
        var stated = 0L;
        await ReadAsync(Sql.Command(CountLines), row => stated = row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        if (stated != _lines)
        {
            Add($"the rows of debits name {stated} records, and {_lines} are there: a row was deleted, or altered");
        }
    }

    private void Add(FormattableString fault)
    {
        if (_faults.Count < PostgreSqlVerification.FaultsMax)
        {
            _faults.Add(fault.ToString(CultureInfo.InvariantCulture));
        }
    }

    private Task ReadAsync(NpgsqlBatchCommand command, Action<NpgsqlDataReader> take, CancellationToken cancellationToken) =>
        Sql.ReadAsync(connection, command, take, cancellationToken);

    private static string? TextOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>Where the chain of an account ends.</summary>
    private sealed class ChainEnd
    {
        public long Records { get; set; }

        public required byte[] Head { get; set; }

        public bool IsStated { get; set; }
    }
}
