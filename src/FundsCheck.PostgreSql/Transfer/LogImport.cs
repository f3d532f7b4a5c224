using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Storage;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>
/// Adds the lines of a decision log within one transaction. Each record gets a time after the one before it, so that an export has them in
/// the order of the log.
/// </summary>
/// <param name="connection">The connection, in a transaction.</param>
internal sealed class LogImport(NpgsqlConnection connection)
{
    private const int LinesAtOnce = 2_000;

    private const string LockTable = "LOCK TABLE fundscheck.account IN EXCLUSIVE MODE";
    private const string IsUsed = "SELECT EXISTS (SELECT FROM fundscheck.record)";
    private const string AddPartition = "SELECT fundscheck.add_partition($1)";
    private const string SetStart = "UPDATE fundscheck.segment SET created_at = $1 WHERE number = 1";
    private const string AddSegment = "INSERT INTO fundscheck.segment (number, before, created_at, checkpoint) VALUES ($1, $2, $3, $4)";

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly RuleSetTable _ruleSets = new();
    private readonly RecordBuffer _buffer = new();
    private readonly HashSet<(int Year, int Month)> _partitions = [];
    private readonly List<LogEntry> _waiting = [];
    private DateTimeOffset _time = DateTimeOffset.MinValue;
    private bool _isFirst;

    /// <summary>Adds all lines; returns their number.</summary>
    public async Task<long> RunAsync(LogReader log, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await ExecuteAsync(Sql.Command(LockTable), cancellationToken).ConfigureAwait(false);
        _isFirst = await ExecuteAsync(Sql.Command(IsUsed), cancellationToken).ConfigureAwait(false) is false;
        while (log.Next() is { } entry)
        {
            if (entry is LogEntry.Begins or LogEntry.Rules)
            {
                await AddWaitingAsync(cancellationToken).ConfigureAwait(false);
                await AddAsync(entry, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                _waiting.Add(entry);
            }

            if (_waiting.Count == LinesAtOnce)
            {
                await AddWaitingAsync(cancellationToken).ConfigureAwait(false);
                progress?.Report(log.Position.Lines);
            }
        }

        await AddWaitingAsync(cancellationToken).ConfigureAwait(false);
        return log.Position.Lines;
    }

    private Task AddAsync(LogEntry entry, CancellationToken cancellationToken) => entry switch
    {
        LogEntry.Rules rules => AddAsync(rules, cancellationToken),
        LogEntry.Begins begins => AddAsync(begins, cancellationToken),
        _ => Task.CompletedTask,
    };

    // The files of a log begin again in an export; those of a further log do not.
    private async Task AddAsync(LogEntry.Begins begins, CancellationToken cancellationToken)
    {
        var before = _time;
        _time = begins.Segment == 1 ? begins.CreatedAt : _time;
        if (_isFirst)
        {
            await ExecuteAsync(
                begins.Segment == 1
                    ? Sql.Command(SetStart, Sql.Of(begins.CreatedAt.UtcDateTime))
                    : Sql.Command(
                        AddSegment, Sql.Of(begins.Segment), Sql.Of(Utc(before)), Sql.Of(begins.CreatedAt.UtcDateTime),
                        Sql.Text(begins.Checkpoint)),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private Task AddAsync(LogEntry.Rules rules, CancellationToken cancellationToken)
    {
        _buffer.Clear();
        _buffer.Add(rules);
        return _ruleSets.AddAsync(connection, rules.Identity, _buffer, cancellationToken);
    }

    private async Task AddWaitingAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        var statuses = _waiting.OfType<LogEntry.ConnectionChanged>().Select(entry => entry.Status).ToList();
        var decided = _waiting.OfType<LogEntry.Decided>().Select(entry => entry.Record).ToList();
        var ids = decided.Select(record => record.Debit.Id)
            .Concat(decided.Select(record => record.Debit.RetryOf).OfType<string>())
            .Concat(_waiting.OfType<LogEntry.Happened>().Select(entry => entry.Event.DebitId)).Distinct(StringComparer.Ordinal).ToList();
        var statements = new AccountStatements(_ruleSets);

        // The accounts of events are those of their debits, which the first look-up finds.
        var known = await statements.LoadAsync(connection, new LookUp(0, [], ids, EndedBy: null, []), cancellationToken)
            .ConfigureAwait(false);
        var names = decided.Select(AccountKeys.From)
            .Concat(known.Debits.Select(debit => AccountKeys.From(debit.ToStored(_ruleSets.Identities).Status.Record)))
            .Concat(statuses.Select(status => StatusWork.NameOf(status.ConnectionId)))
            .SelectMany(account => account.All()).ToHashSet();
        var state = await statements.LockAndLoadAsync(
            connection, new LookUp(0, names, ids, EndedBy: null, statuses), Patience, cancellationToken).ConfigureAwait(false);
        foreach (var entry in _waiting)
        {
            await AddAsync(state, entry, cancellationToken).ConfigureAwait(false);
        }

        _waiting.Clear();
        if (!await AccountStatements.SaveAsync(connection, shard: 0, state, isOpen: false).ConfigureAwait(false))
        {
            throw new InvalidDataException("the store was changed during the import; import again while no process decides");
        }
    }

    private async Task AddAsync(BatchState state, LogEntry entry, CancellationToken cancellationToken)
    {
        switch (entry)
        {
            case LogEntry.Decided { Record: var record }:
                var before = state.Find(record.Debit.Id);
                Require(record.Debit.Id, DebitLifecycleCheck.Problem(record, before));
                await NextTimeAsync(record.DecidedAt, cancellationToken).ConfigureAwait(false);
                state.Add(record, AccountKeys.From(record), _time);
                break;
            case LogEntry.Happened { Event: var recorded }:
                var status = state.Find(recorded.DebitId);
                Require(recorded.DebitId, DebitLifecycleCheck.Problem(recorded, status));
                await NextTimeAsync(recorded.RecordedAt, cancellationToken).ConfigureAwait(false);
                if (status?.With(recorded) is { } after)
                {
                    state.Add(after, recorded, AccountKeys.From(after.Record), _time);
                }

                break;
            case LogEntry.ConnectionChanged { Status: var changed }:
                await NextTimeAsync(_time, cancellationToken).ConfigureAwait(false);
                state.Add(changed, StatusWork.NameOf(changed.ConnectionId), _time);
                break;
        }

        _time = new DateTimeOffset(state.Records[^1].RecordedAt);
    }

    private async Task NextTimeAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        _time = time > _time ? time : _time.AddMicroseconds(1);
        if (_partitions.Add((_time.UtcDateTime.Year, _time.UtcDateTime.Month)))
        {
            await ExecuteAsync(Sql.Command(AddPartition, Sql.Of(Utc(_time))), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Require(string debitId, string? problem)
    {
        if (problem is not null)
        {
            throw new InvalidDataException($"debit `{debitId}` cannot be imported: {problem}; verify the log, and import it once");
        }
    }

    private static DateTime Utc(DateTimeOffset time) => Microseconds.Floor(time).UtcDateTime;

    private Task<object?> ExecuteAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken) =>
        Sql.ExecuteAsync(connection, command, cancellationToken);
}
