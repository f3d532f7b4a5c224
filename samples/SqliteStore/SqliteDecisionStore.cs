using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using FundsCheck.Storage;
using Microsoft.Data.Sqlite;

namespace FundsCheck.Samples;

/// <summary>
/// Decisions in a SQLite database. A decision is one immediate transaction: SQLite admits one writer at a time, also of other processes, so
/// each decision sees every hold that was committed before it.
/// </summary>
public sealed partial class SqliteDecisionStore : IDecisionStore, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly DecisionTables _tables;

    /// <summary>Opens a database, or creates one.</summary>
    /// <param name="path">The file. Its writers are on one machine: SQLite does not lock across a network file system.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public SqliteDecisionStore(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _connection = Database.Open(path);
        _tables = new DecisionTables(_connection);
        RecordedUntil = _tables.RecordedUntil();
    }

    /// <inheritdoc />
    public bool IsDurable => true;

    /// <inheritdoc />
    public DateTimeOffset? RecordedUntil { get; }

    /// <inheritdoc />
    public ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken)
    {
        var history = InTransaction(debitId, isReadOnly: true, () => _tables.Find(debitId), cancellationToken);
        return ValueTask.FromResult(history);
    }

    /// <inheritdoc />
    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var commit = InTransaction(request.Debit.Id, isReadOnly: false, () => Decide(request), cancellationToken);
        return ValueTask.FromResult(commit);
    }

    /// <inheritdoc />
    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var commit = InTransaction(request.DebitId, isReadOnly: false, () => Record(request), cancellationToken);
        return ValueTask.FromResult(commit);
    }

    /// <summary>Writes the lines as the file of a decision log, which verifies and replays as any other.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <exception cref="SqliteException">The database cannot be read.</exception>
    public async Task ExportAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);

        // A connection of its own, and one statement: a snapshot that delays no decision.
        using var connection = Database.Open(_connection.DataSource);
        foreach (var line in new DecisionTables(connection).ReadLines())
        {
            await stream.WriteAsync(line, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the database.</summary>
    public void Dispose() => _connection.Dispose();

    private static IEnumerable<RuleSet> RuleSetsOf(DecisionRequest request, DecisionRecord record) =>
        record.Challenger is not null && request.Challenger is { } challenger ? [request.RuleSet, challenger] : [request.RuleSet];

    private DecisionCommit Decide(DecisionRequest request)
    {
        var account = request.Account;
        var commit = StoreLogic.Decide(
            request, _tables.Find, query => HoldCalculator.Sum(_tables.FindHolding(account, query.EndedBy), query));
        if (!commit.IsExisting)
        {
            var after = new DebitStatus(commit.Record, []);
            _tables.Add(RuleSetsOf(request, commit.Record), commit.Record, request.Now);
            _tables.Set(after);
            Link(account.As(commit.Record, request.PersistentAccountId), after);
        }

        return commit;
    }

    private EventCommit Record(EventRequest request)
    {
        var commit = StoreLogic.Judge(request, _tables.Find(request.DebitId), out var after);
        if (!commit.IsRepeated)
        {
            _tables.Add(commit.Event);
            _tables.Set(after);
            Link(AccountKeys.From(after.Record), after);
        }

        return commit;
    }

    private void Link(AccountKeys account, DebitStatus after)
    {
        if (account.AreLinkedBy(after))
        {
            _tables.Link(account);
        }
    }

    private T InTransaction<T>(string debitId, bool isReadOnly, Func<T> work, CancellationToken cancellationToken)
    {
        var isCommitting = false;
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                // Not deferred: it begins by becoming the only writer.
                using var transaction = _connection.BeginTransaction(deferred: isReadOnly);
                _tables.ReadRuleSets();
                var result = work();
                isCommitting = true;
                transaction.Commit();
                return result;
            }
            catch (Exception exception) when (exception is SqliteException or UnwritableLineException or FormatException)
            {
                throw isCommitting
                    ? new DecisionNotRecordedException(debitId, exception)
                    : DecisionNotRecordedException.BeforeCommit(debitId, exception);
            }
        }
    }
}
