using System.Runtime.CompilerServices;
using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Storage;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>
/// Reads beside the deciding path. Each page is one statement by an index, and a stream is one page after the other, so that no snapshot
/// grows old on the server.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="ruleSets">The rule sets that records name.</param>
internal sealed class RecordReads(NpgsqlDataSource database, RuleSetTable ruleSets)
{
    private const int PageSize = 500;

    private const string TimelineOfDebit =
        """
        SELECT r.rule_set, r.body FROM fundscheck.debit d
            CROSS JOIN LATERAL unnest(d.lines) AS l(line)
            JOIN fundscheck.record r ON r.recorded_at = l.line AND r.shard = d.shard AND r.account = d.account
        WHERE d.id = $1 ORDER BY r.recorded_at
        """;

    private const string PageOfReviews =
        """
        SELECT r.rule_set, r.body, d.decided_line, d.shard, d.account FROM fundscheck.debit d
            JOIN fundscheck.record r ON r.recorded_at = d.decided_line AND r.shard = d.shard AND r.account = d.account
        WHERE d.review_until > $1 AND (d.decided_line, d.shard, d.account) > ($2, $3, $4)
        ORDER BY d.decided_line, d.shard, d.account LIMIT $5
        """;

    private const string HoldsOfAccount =
        """
        SELECT d.id, d.hold_amount, d.hold_currency, d.hold_from, d.hold_until FROM fundscheck.account n
            JOIN fundscheck.account m ON m.shard = n.shard AND m.root = n.root
            JOIN fundscheck.debit d ON d.shard = m.shard AND d.account = m.name AND d.hold_until > $3
        WHERE n.shard = $1 AND n.name = $2 ORDER BY d.id COLLATE "C"
        """;

    // No decision is recorded before it is made, and few are recorded much later: where the clock of its process was behind.
    private const string LatestRecord =
        """
        SELECT max(r.recorded_at) FROM fundscheck.record r
        WHERE r.recorded_at - r.decided_at > interval '1 hour' AND r.decided_at >= $1 AND r.decided_at < $2
        """;

    private const string PageOfDecisions =
        """
        SELECT r.rule_set, r.body, r.recorded_at, r.shard, r.account, r.seq FROM fundscheck.record r
        WHERE r.kind = 'decision' AND r.recorded_at >= $1 AND r.recorded_at <= $2 AND r.decided_at >= $1 AND r.decided_at < $3
            AND ($4::text IS NULL OR r.outcome = $4)
            AND ($5::text IS NULL OR r.rule_set = ANY (ARRAY(SELECT s.key FROM fundscheck.rule_set s WHERE s.name = $5)))
            AND (r.recorded_at, r.shard, r.account, r.seq) > ($6, $7, $8, $9)
        ORDER BY r.recorded_at, r.shard, r.account, r.seq LIMIT $10
        """;

    private static readonly TimeSpan RecordedWithin = TimeSpan.FromHours(1);
    private static readonly DateTime Latest = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    public async ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntry>();
        await foreach (var (entry, _) in ReadAsync(TimelineOfDebit, _ => true, cancellationToken, Sql.Of(debitId)).ConfigureAwait(false))
        {
            entries.Add(entry);
        }

        if (entries.Count == 0)
        {
            await ArchivedDebits.ThrowIfArchivedAsync(database, debitId, cancellationToken).ConfigureAwait(false);
            return null;
        }

        return new DebitTimeline(
            [.. entries.OfType<LogEntry.Decided>().Select(entry => entry.Record)],
            [.. entries.OfType<LogEntry.Happened>().Select(entry => entry.Event)]);
    }

    public async IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(
        OpenReviewQuery query, RecordPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reviews = ReadAsync(
            PageOfReviews,
            reader => new RecordPosition(reader.GetDateTime(2), reader.GetInt64(3), reader.GetInt64(4), Sequence: 0),
            cancellationToken, Sql.Of(Microseconds.Floor(query.Now).UtcDateTime), Sql.Of(after.RecordedAt), Sql.Of(after.Shard),
            Sql.Of(after.Account), Sql.Of((long)query.MaxCount));
        await foreach (var (entry, position) in reviews.ConfigureAwait(false))
        {
            if (entry is LogEntry.Decided { Record: var record })
            {
                yield return new OpenReview(position.ToString(), new DebitStatus(record, []));
            }
        }
    }

    public async ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        long shard, ulong key, DateTimeOffset expiresAfter, CancellationToken cancellationToken)
    {
        var holds = new List<AccountHold>();
        using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Sql.Command(
            HoldsOfAccount, Sql.Of(shard), Sql.Of(AccountTable.Signed(key)), Sql.Of(Microseconds.Floor(expiresAfter).UtcDateTime)));
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var amount = new Money(reader.GetDecimal(1), Currency.Get(reader.GetString(2)));
                holds.Add(AccountHold.From(new IndexedHold(
                    reader.GetString(0), amount, new DateTimeOffset(reader.GetDateTime(3)), new DateTimeOffset(reader.GetDateTime(4)))));
            }
        }

        return holds;
    }

    public async IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(
        DecisionQuery query, RecordPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, until) = (TimeOf(query.From) ?? RecordPosition.Start.RecordedAt, TimeOf(query.Until) ?? Latest);
        var latest = query.Until is null ? Latest : await FindLatestAsync(from, until, cancellationToken).ConfigureAwait(false);
        var (left, isMore) = (query.MaxCount ?? int.MaxValue, true);
        while (left > 0 && isMore)
        {
            var (size, count) = (Math.Min(left, PageSize), 0);
            var page = ReadAsync(
                PageOfDecisions,
                reader => new RecordPosition(reader.GetDateTime(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5)),
                cancellationToken, Sql.Of(from), Sql.Of(latest), Sql.Of(until), Sql.Text(query.Outcome?.ToName()), Sql.Text(query.RuleSet),
                Sql.Of(after.RecordedAt), Sql.Of(after.Shard), Sql.Of(after.Account), Sql.Of(after.Sequence), Sql.Of((long)size));
            await foreach (var (entry, position) in page.ConfigureAwait(false))
            {
                (after, count) = (position, count + 1);
                if (entry is LogEntry.Decided { Record: var record })
                {
                    yield return new StoredDecision(position.ToString(), record);
                }
            }

            (left, isMore) = (left - count, count == size);
        }
    }

    // Bounds of a finer time than the database has are rounded up: both leave out what is before them.
    private static DateTime? TimeOf(DateTimeOffset? time) => time is not { } known ? null
        : Microseconds.IsWhole(known.ToUniversalTime()) ? known.UtcDateTime
        : Microseconds.Floor(known).UtcDateTime.AddMicroseconds(1);

    private async Task<DateTime> FindLatestAsync(DateTime from, DateTime until, CancellationToken cancellationToken)
    {
        using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Sql.Command(LatestRecord, Sql.Of(from), Sql.Of(until)));
        var usual = until < Latest - RecordedWithin ? until + RecordedWithin : Latest;
        return await batch.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is DateTime late && late > usual ? late : usual;
    }

    /// <summary>Reads a page: the short form of a rule set and the record first, then what <paramref name="read"/> reads.</summary>
    private async IAsyncEnumerable<(LogEntry Entry, T Read)> ReadAsync<T>(
        string statement, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        var rows = new List<(string? RuleSet, byte[] Body, T Read)>();
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(Sql.Command(statement, parameters));
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var ruleSet = await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false) ? null : reader.GetString(0);
                    var body = await reader.GetFieldValueAsync<byte[]>(1, cancellationToken).ConfigureAwait(false);
                    rows.Add((ruleSet, body, read(reader)));
                }
            }

            await ruleSets.LoadAsync(connection, rows.Select(row => row.RuleSet).OfType<string>(), cancellationToken).ConfigureAwait(false);
        }

        foreach (var (_, body, rest) in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return (StoredRecord.Parse(body, ruleSets.Identities), rest);
        }
    }
}
