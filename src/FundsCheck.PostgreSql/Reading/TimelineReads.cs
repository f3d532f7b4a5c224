using System.Text;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>Reads the timeline of a debit with the rule sets that decided it.</summary>
/// <param name="database">The database.</param>
internal sealed class TimelineReads(NpgsqlDataSource database)
{
    private const string RuleSetsOfDebit =
        """
        SELECT s.key, s.body FROM fundscheck.rule_set s WHERE s.key = ANY($2) OR s.key IN (
            SELECT r.rule_set FROM fundscheck.debit d
                CROSS JOIN LATERAL unnest(d.lines) AS l(line)
                JOIN fundscheck.record r ON r.recorded_at = l.line AND r.shard = d.shard AND r.account = d.account
            WHERE d.id = $1)
        """;

    private const string RecordsOfDebit =
        """
        SELECT r.seq, r.body FROM fundscheck.debit d
            CROSS JOIN LATERAL unnest(d.lines) AS l(line)
            JOIN fundscheck.record r ON r.recorded_at = l.line AND r.shard = d.shard AND r.account = d.account
        WHERE d.id = $1 ORDER BY r.recorded_at
        """;

    /// <exception cref="DebitArchivedException">The debit is archived.</exception>
    /// <exception cref="InvalidDataException">A record or a rule set was altered.</exception>
    public async Task<LoggedTimeline?> FindAsync(string debitId, CancellationToken cancellationToken)
    {
        // The records first: a rule set is there before its first decision, and is never deleted.
        var records = await ReadAsync(RecordsOfDebit, reader => reader.GetInt64(0), [Sql.Of(debitId)], cancellationToken)
            .ConfigureAwait(false);
        string[] challengers = [.. records.Select(record => RecordedRuleSets.ChallengerKeyIn(record.Body)).OfType<string>()];
        var bodies = await ReadAsync(
            RuleSetsOfDebit, reader => reader.GetString(0), [Sql.Of(debitId), Sql.List(challengers)], cancellationToken)
            .ConfigureAwait(false);
        var (identities, ruleSets) = (new RecordedRuleSets(), new Dictionary<string, RuleSet>(StringComparer.Ordinal));
        foreach (var (key, body) in bodies)
        {
            var rules = StoredRecord.Parse(body, identities) as LogEntry.Rules ?? throw Altered(key, "it is no rule set");
            identities.Add(rules.Identity);
            ruleSets[rules.Identity.Sha256] = Load(key, rules);
        }

        var (decisions, events) = (new List<LoggedDecision>(), new List<RecordedEvent>());
        foreach (var (number, body) in records)
        {
            switch (StoredRecord.Parse(body, identities))
            {
                case LogEntry.Decided { Record: var record }:
                    decisions.Add(new LoggedDecision(number, record, ruleSets[record.RuleSet.Sha256])
                    {
                        Challenger = record.Challenger is { RuleSet.Sha256: var sha256 } ? ruleSets.GetValueOrDefault(sha256) : null,
                    });
                    break;
                case LogEntry.Happened { Event: var recorded }:
                    events.Add(recorded);
                    break;
            }
        }

        if (decisions.Count == 0)
        {
            await ArchivedDebits.ThrowIfArchivedAsync(database, debitId, cancellationToken).ConfigureAwait(false);
            return null;
        }

        return new LoggedTimeline(decisions, events);
    }

    // As in a log, only the hash of the text counts: a later version of the library may write another layout.
    private static RuleSet Load(string key, LogEntry.Rules rules)
    {
        var utf8 = Encoding.UTF8.GetBytes(rules.Text);
        if (!string.Equals(LineHash.Of(utf8).ToString(), rules.Identity.Sha256, StringComparison.Ordinal))
        {
            throw Altered(key, "its text does not have the stated hash");
        }

        try
        {
            return RuleSet.LoadRecorded(utf8, key);
        }
        catch (RuleSetInvalidException exception)
        {
            throw Altered(key, $"it does not load: {exception.Problems[0]}", exception);
        }
    }

    private static InvalidDataException Altered(string key, string what, Exception? cause = null) =>
        new($"the rule set {key} was altered: {what}; run `fundscheck decisions verify --postgres CONNECTION`", cause);

    private async Task<IReadOnlyList<(T Read, byte[] Body)>> ReadAsync<T>(
        string statement, Func<NpgsqlDataReader, T> read, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        var rows = new List<(T, byte[])>();
        using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Sql.Command(statement, parameters));
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add((read(reader), await reader.GetFieldValueAsync<byte[]>(1, cancellationToken).ConfigureAwait(false)));
            }
        }

        return rows;
    }
}
