using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Storage;
using Microsoft.Data.Sqlite;

namespace FundsCheck.Samples;

/// <content>Reads beside the deciding path. A position is the number of a line.</content>
internal sealed partial class DecisionTables
{
    public DebitTimeline? FindTimeline(string debitId)
    {
        var entries = Read(
            "SELECT text FROM line WHERE debit = $id ORDER BY seq", row => LogFormat.Read(LineOf(row), _ruleSets, out _, out _),
            ("$id", debitId));
        return entries.Count == 0
            ? null
            : new DebitTimeline(
                [.. entries.OfType<LogEntry.Decided>().Select(entry => entry.Record)],
                [.. entries.OfType<LogEntry.Happened>().Select(entry => entry.Event)]);
    }

    public IEnumerable<OpenReview> ReadOpenReviews(OpenReviewQuery query, long after) => Database.Read(
        connection,
        """
        SELECT line.seq, line.text FROM open_review JOIN line ON line.seq = open_review.seq
        WHERE open_review.seq > $after AND open_review.ends > $now ORDER BY open_review.seq LIMIT $count
        """,
        row => new OpenReview(PositionOf(row), new DebitStatus(RecordOf(row), [])),
        ("$after", after), ("$now", query.Now.UtcTicks), ("$count", query.MaxCount));

    public IEnumerable<AccountHold> ReadHolds(string accountKey, DateTimeOffset expiresAfter)
    {
        // The key is the only name that is known; the names that are linked to it are found by it.
        var name = AccountKeys.HashOfKey(accountKey);
        return FindHolding(new AccountKeys(name, name, PersistentId: null), expiresAfter)
            .OrderBy(status => status.Record.Debit.Id, StringComparer.Ordinal)
            .SelectMany(status => HoldCalculator.GetDebitHold(status) is { } hold
                ? [AccountHold.From(IndexedHold.From(status.Record.Debit.Id, hold))]
                : Array.Empty<AccountHold>());
    }

    public IEnumerable<StoredDecision> ReadDecisions(DecisionQuery query, long after) => Database.Read(
        connection,
        "SELECT seq, text FROM line WHERE outcome IS NOT NULL AND seq > $after"
            + (query.From is null ? string.Empty : " AND recorded_at >= $from")
            + (query.Until is null ? string.Empty : " AND recorded_at < $until")
            + (query.Outcome is null ? string.Empty : " AND outcome = $outcome")
            + (query.RuleSet is null ? string.Empty : " AND rule_set = $ruleSet")
            + " ORDER BY seq LIMIT $count",
        row => new StoredDecision(PositionOf(row), RecordOf(row)),
        ("$after", after), ("$from", query.From?.UtcTicks), ("$until", query.Until?.UtcTicks), ("$outcome", (int?)query.Outcome),
        ("$ruleSet", query.RuleSet), ("$count", query.MaxCount ?? int.MaxValue));

    private void SetOpenReview(DebitStatus after)
    {
        var (record, id) = (after.Record, ("$debit", (object?)after.Record.Debit.Id));
        Execute("DELETE FROM open_review WHERE debit = $debit", id);
        if (new OpenReviewQuery(DateTimeOffset.MinValue).Matches(after))
        {
            Execute(
                "INSERT INTO open_review (seq, debit, ends) SELECT MAX(seq), $debit, $ends FROM line WHERE debit = $debit",
                id, ("$ends", record.Hold?.ExpiresAt.UtcTicks));
        }
    }

    private DecisionRecord RecordOf(SqliteDataReader row) =>
        LogFormat.Read(row.GetFieldValue<byte[]>(1), _ruleSets, out _, out _) is LogEntry.Decided { Record: var record }
            ? record
            : throw new FormatException("A line with an outcome is no decision. Restore the database from a copy.");

    private static string PositionOf(SqliteDataReader row) => QueryPosition.Format(row.GetInt64(0));
}
