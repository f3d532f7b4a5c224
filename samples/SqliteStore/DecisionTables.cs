using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using Microsoft.Data.Sqlite;

namespace FundsCheck.Samples;

/// <summary>The tables of a store: the canonical lines, and what is looked up in them. Used within one transaction at a time.</summary>
internal sealed partial class DecisionTables(SqliteConnection connection)
{
    private readonly RecordedRuleSets _ruleSets = new();
    private long _ruleSetsRead;

    public DateTimeOffset? RecordedUntil() =>
        Read("SELECT MAX(recorded_at) FROM line", reader => reader.IsDBNull(0) ? (DateTimeOffset?)null : TimeOf(reader.GetInt64(0)))[0];

    /// <summary>Reads the rule sets that were added since: the lines of decisions name them.</summary>
    public void ReadRuleSets()
    {
        var lines = Read(
            "SELECT seq, text FROM line WHERE debit IS NULL AND seq > $read ORDER BY seq",
            reader => (Seq: reader.GetInt64(0), Text: reader.GetFieldValue<byte[]>(1)),
            ("$read", _ruleSetsRead));
        foreach (var (seq, text) in lines)
        {
            if (LogFormat.Read(text, _ruleSets, out _, out _) is LogEntry.Rules rules)
            {
                _ruleSets.Add(rules.Identity);
            }

            _ruleSetsRead = seq;
        }
    }

    /// <summary>The history of a debit; null where its id is new.</summary>
    public DebitStatus? Find(string debitId)
    {
        var history = Fold(Read("SELECT text FROM line WHERE debit = $id ORDER BY seq", LineOf, ("$id", debitId))).SingleOrDefault();
        return history is null
            ? null
            : history with
            {
                Retries = Read("SELECT id FROM debit WHERE retry_of = $id ORDER BY rowid", row => row.GetString(0), ("$id", debitId)),
            };
    }

    /// <summary>The histories of the debits of an account whose holds end after a time.</summary>
    public IEnumerable<DebitStatus> FindHolding(AccountKeys account, DateTimeOffset endedBy) => Fold(Read(
        """
        SELECT line.text FROM debit JOIN line ON line.debit = debit.id
        WHERE debit.hold_ends > $ended AND debit.name IN (
            SELECT name FROM account_name WHERE account IN (
                SELECT account FROM account_name WHERE name IN ($key, $source, $persistent)))
        ORDER BY line.debit, line.seq
        """,
        LineOf,
        [("$ended", endedBy.UtcTicks), .. NamesOf(account)]));

    /// <summary>Adds the line of a decision; before it, where they are new, the log's first line and the rule sets.</summary>
    public void Add(IEnumerable<RuleSet> ruleSets, DecisionRecord record, DateTimeOffset now)
    {
        var writer = new RecordWriter(End());
        if (writer.End == LogPosition.Start)
        {
            writer.Begin(now);
        }

        foreach (var ruleSet in ruleSets.Where(ruleSet => !_ruleSets.All.Contains(ruleSet.Identity)))
        {
            writer.Add(ruleSet);
            Insert(writer, debitId: null, recordedAt: null);
        }

        writer.Add(record);
        Insert(writer, record.Debit.Id, record.DecidedAt, record);
    }

    /// <summary>Adds the line of an event.</summary>
    public void Add(RecordedEvent recorded)
    {
        var writer = new RecordWriter(End());
        writer.Add(recorded);
        Insert(writer, recorded.DebitId, recorded.RecordedAt);
    }

    /// <summary>Keeps what is looked up of a debit after its latest line.</summary>
    public void Set(DebitStatus after)
    {
        var debit = after.Record.Debit;
        Execute(
            """
            INSERT INTO debit (id, name, retry_of, hold_ends) VALUES ($id, $name, $retry, $ends)
            ON CONFLICT (id) DO UPDATE SET hold_ends = $ends
            """,
            ("$id", debit.Id),
            ("$name", Signed(AccountKeys.From(after.Record).Key)),
            ("$retry", debit.RetryOf),
            ("$ends", HoldCalculator.GetDebitHold(after)?.ExpiresAt.UtcTicks));
        SetOpenReview(after);
    }

    /// <summary>Makes one account of all names, and of the accounts that they were names of. An account has the number of a name.</summary>
    public void Link(AccountKeys account)
    {
        var names = NamesOf(account);
        var linked = Read(
            "SELECT DISTINCT account FROM account_name WHERE name IN ($key, $source, $persistent)", reader => reader.GetInt64(0), names);
        var kept = linked.Count > 0 ? linked[0] : Signed(account.Key);
        foreach (var name in account.All())
        {
            Execute(
                "INSERT INTO account_name (name, account) VALUES ($name, $kept) ON CONFLICT DO NOTHING",
                ("$name", Signed(name)), ("$kept", kept));
        }

        foreach (var other in linked.Skip(1))
        {
            Execute("UPDATE account_name SET account = $kept WHERE account = $other", ("$kept", kept), ("$other", other));
        }
    }

    /// <summary>Every line in its order.</summary>
    public IEnumerable<byte[]> ReadLines() => Database.Read(connection, "SELECT text FROM line ORDER BY seq", LineOf);

    private IEnumerable<DebitStatus> Fold(IEnumerable<byte[]> lines)
    {
        DebitStatus? history = null;
        foreach (var line in lines)
        {
            switch (LogFormat.Read(line, _ruleSets, out _, out _))
            {
                case LogEntry.Decided { Record: var record }:
                    if (history is not null && !string.Equals(history.Record.Debit.Id, record.Debit.Id, StringComparison.Ordinal))
                    {
                        yield return history;
                    }

                    history = new DebitStatus(record, []);
                    break;
                case LogEntry.Happened { Event: var recorded }:
                    history = history?.With(recorded);
                    break;
            }
        }

        if (history is not null)
        {
            yield return history;
        }
    }

    private LogPosition End()
    {
        var last = Read(
            "SELECT seq, text FROM line ORDER BY seq DESC LIMIT 1",
            reader => new LogPosition(reader.GetInt64(0), LineHash.Of(reader.GetFieldValue<byte[]>(1)), Bytes: 0));
        return last.Count == 0 ? LogPosition.Start : last[0];
    }

    private void Insert(RecordWriter writer, string? debitId, DateTimeOffset? recordedAt, DecisionRecord? decision = null)
    {
        var pending = writer.Pending;
        while (pending.Length > 0)
        {
            var length = pending.Span.IndexOf((byte)'\n');
            Execute(
                """
                INSERT INTO line (debit, recorded_at, outcome, rule_set, text) VALUES ($debit, $time, $outcome, $ruleSet, $text)
                """,
                ("$debit", debitId), ("$time", recordedAt?.UtcTicks), ("$outcome", (int?)decision?.Verdict.Outcome),
                ("$ruleSet", decision?.RuleSet.Name), ("$text", pending[..length].ToArray()));
            pending = pending[(length + 1)..];
        }

        writer.ClearPending();
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> rowOf, params (string Name, object? Value)[] values) =>
        [.. Database.Read(connection, sql, rowOf, values)];

    private void Execute(string sql, params (string Name, object? Value)[] values) => Database.Execute(connection, sql, values);

    private static (string Name, object? Value)[] NamesOf(AccountKeys account) =>
    [
        ("$key", Signed(account.Key)), ("$source", Signed(account.SourceId)),
        ("$persistent", account.PersistentId is { } id ? Signed(id) : null),
    ];

    private static byte[] LineOf(SqliteDataReader reader) => reader.GetFieldValue<byte[]>(0);

    private static DateTimeOffset TimeOf(long ticks) => new(ticks, TimeSpan.Zero);

    private static long Signed(ulong name) => unchecked((long)name);
}
