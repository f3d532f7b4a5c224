using FundsCheck.Holds;
using FundsCheck.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>
/// A decision store for many processes, which also keeps statuses of connections. A decision is one transaction with its account locked;
/// one transaction decides all debits that wait. After a lost connection, a conflict or a restart of the server the store begins anew, with
/// a fresh look at the id: no decision is recorded twice, and none is returned that was not committed.
/// </summary>
public sealed partial class PostgreSqlDecisionStore : IDecisionStore, IConnectionStatusStore, IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly bool _ownsDatabase;
    private readonly PostgreSqlOptions _options;
    private readonly TimeProvider _time;
    private readonly RuleSetTable _ruleSets = new();
    private readonly Snapshots _snapshots = new();
    private readonly WorkQueue<LockedWork> _commits;
    private readonly WorkQueue<FindWork> _reads;

    private PostgreSqlDecisionStore(
        NpgsqlDataSource database, bool ownsDatabase, PostgreSqlOptions options, TimeProvider time, ILogger logger,
        DateTimeOffset? recordedUntil, StoreTelemetry? telemetry)
    {
        (_database, _ownsDatabase, _options, _time, RecordedUntil) = (database, ownsDatabase, options, time, recordedUntil);
        _records = new RecordReads(database, _ruleSets);
        var log = new StoreLog(logger);
        var batches = new LockedBatches(database, _ruleSets, options.TotalTimeout, log, telemetry);
        var commits = new BatchRunner<LockedWork>(batches.RunAsync, options.TotalTimeout, time, log);
        _commits = new WorkQueue<LockedWork>(options.MaxConcurrency, options.MaxBatchSize, commits.RunAsync);
        var debits = new DebitReads(database, _ruleSets, _snapshots, time);
        var reads = new BatchRunner<FindWork>(
            (works, _, cancellationToken) => debits.RunAsync(works, cancellationToken), options.TotalTimeout, time, log);
        _reads = new WorkQueue<FindWork>(options.MaxLookUps, options.MaxBatchSize, reads.RunAsync);
    }

    /// <inheritdoc />
    public bool IsDurable => true;

    /// <inheritdoc />
    public DateTimeOffset? RecordedUntil { get; }

    /// <summary>Opens a store, and reads the version of its schema.</summary>
    /// <param name="database">The database; the caller disposes of it after the store.</param>
    /// <param name="options">The options.</param>
    /// <param name="time">The clock of time-outs.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <exception cref="InvalidOperationException">The schema is missing or too old, or an option is out of range.</exception>
    /// <exception cref="PostgreSqlUnavailableException">The database cannot be reached, or refuses the role.</exception>
    public static PostgreSqlDecisionStore Open(NpgsqlDataSource database, PostgreSqlOptions options, TimeProvider time, ILogger logger) =>
        Open(database, ownsDatabase: false, options, time, logger);

    /// <inheritdoc />
    public async ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debitId);
        return _options.Distribution == PostgreSqlDistribution.SingleServer
            ? await FindAsync(new FindWork(shard: 0, debitId, account: null), cancellationToken).ConfigureAwait(false)
            : await FindAnywhereAsync(debitId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<DebitStatus?> FindAsync(Debit debit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debit);
        var account = AccountKeys.From(debit, persistentId: null);
        return FindAsync(new FindWork(ShardOf(account.Key), debit.Id, account), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var started = _time.GetTimestamp();
        var work = new DecideWork(ShardOf(request.Account.Key), request, _snapshots);
        return (DecisionCommit)await RunAsync(work, started, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var started = _time.GetTimestamp();

        // The account to lock is that of the debit.
        var status = await FindAsync(request.DebitId, cancellationToken).ConfigureAwait(false);
        if (status is null)
        {
            return StoreLogic.Judge(request, earlier: null, out _);
        }

        var account = AccountKeys.From(status.Record);
        return (EventCommit)await RunAsync(new EventWork(ShardOf(account.Key), request, account), started, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Ends the work that waits, and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync().ConfigureAwait(false);
        await _reads.DisposeAsync().ConfigureAwait(false);
        if (_ownsDatabase)
        {
            await _database.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="DisposeAsync" />
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    internal static PostgreSqlDecisionStore Open(
        NpgsqlDataSource database, bool ownsDatabase, PostgreSqlOptions options, TimeProvider time, ILogger logger,
        StoreTelemetry? telemetry = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        try
        {
            using var connection = database.OpenConnection();
            return new PostgreSqlDecisionStore(
                database, ownsDatabase, options, time, logger, PostgreSqlSchema.ReadRecordedUntil(connection), telemetry);
        }
        catch (Exception failure) when (failure is NpgsqlException || Failures.MayPass(failure))
        {
            throw new PostgreSqlUnavailableException(Failures.CauseOf(failure), failure);
        }
    }

    private async ValueTask<DebitStatus?> FindAsync(FindWork work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _reads.Add(work);
        return (DebitStatus?)await work.WaitAsync(_options.TotalTimeout, _time, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<object> RunAsync(LockedWork work, long started, CancellationToken cancellationToken)
    {
        _commits.Add(work);
        var left = _options.TotalTimeout - _time.GetElapsedTime(started);
        return await work.WaitAsync(left, _time, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("a commit has a result");
    }

    private long ShardOf(ulong key) => _options.Distribution == PostgreSqlDistribution.SingleServer ? 0 : AccountTable.Signed(key);
}
