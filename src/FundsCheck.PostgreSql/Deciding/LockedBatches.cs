using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>Runs one attempt of a batch of the deciding path.</summary>
/// <param name="database">The database.</param>
/// <param name="ruleSets">The rule sets that records name.</param>
/// <param name="timeout">The time for one decision.</param>
/// <param name="log">Where a clock that is behind is logged.</param>
/// <param name="telemetry">Measures the transactions; null for none.</param>
internal sealed class LockedBatches(
    NpgsqlDataSource database, RuleSetTable ruleSets, TimeSpan timeout, StoreLog log, StoreTelemetry? telemetry)
{
    // What a standby's confirmation was waited for in vain, or by a cancelled statement.
    private const string Warning = "01000";

    private readonly PartitionTable _partitions = new(database);
    private readonly AccountStatements _statements = new(ruleSets);

    /// <summary>One attempt; false where it must begin anew, and nothing was written.</summary>
    public async Task<bool> RunAsync(List<LockedWork> works, Attempt attempt, CancellationToken cancellationToken)
    {
        var startedAt = telemetry?.Start() ?? 0;
        try
        {
            await PrepareAsync(works, cancellationToken).ConfigureAwait(false);
            var state = await TryRunAsync(works, attempt, cancellationToken).ConfigureAwait(false);
            if (state is { Records.Count: > 0 })
            {
                telemetry?.Succeeded(startedAt, state.Records.Sum(record => record.Body.LongLength));
            }

            return state is not null;
        }
        catch (PostgresException conflict) when (Failures.IsConflict(conflict))
        {
            attempt.EndCommit();
            return false;
        }
        catch (Exception failure)
        {
            telemetry?.Failed(startedAt, failure is PostgresException { SqlState: var code } ? code : failure.GetType().ToString());
            throw;
        }
    }

    /// <summary>What was written; null where the attempt must begin anew.</summary>
    private async Task<BatchState?> TryRunAsync(List<LockedWork> works, Attempt attempt, CancellationToken cancellationToken)
    {
        var snapshot = TakeSnapshot(works);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        BatchState state;
        await using (connection.ConfigureAwait(false))
        {
            state = snapshot ?? await _statements.LockAndLoadAsync(connection, works, timeout, cancellationToken).ConfigureAwait(false);

            if (!works.TrueForAll(work => TryApply(work, state, mustWrite: snapshot is not null)))
            {
                await EndAsync(connection, isOpen: snapshot is null, cancellationToken).ConfigureAwait(false);
                return null;
            }

            if (!await SaveAsync(connection, works[0].Shard, state, isOpen: snapshot is null, attempt).ConfigureAwait(false))
            {
                attempt.EndCommit();
                return null;
            }

            WarnOfClock(state, works);
        }

        works.ForEach(work => work.End());
        return state;
    }

    // What writes nothing proves nothing: an existing decision, or a refusal, is of the moment only with the accounts locked.
    private static bool TryApply(LockedWork work, BatchState state, bool mustWrite)
    {
        var before = state.Records.Count;
        return work.TryApply(state) && (!mustWrite || state.Records.Count > before);
    }

    /// <summary>What was read of the accounts of all works before; null where that is not enough to decide by.</summary>
    private BatchState? TakeSnapshot(List<LockedWork> works)
    {
        var state = new BatchState();

        // Each is taken, whatever becomes of it: it serves one attempt.
        var snapshots = works.ConvertAll(work => work.TakeSnapshot());
        return snapshots.TrueForAll(snapshot => snapshot is not null && TryAdd(snapshot, state)) ? state : null;
    }

    // Two works of one account may have read it at different times.
    private bool TryAdd(Snapshot snapshot, BatchState state)
    {
        if (snapshot.Rows.NamesOf(snapshot.Names).Any(state.Accounts.Has) || state.IsKnown(snapshot.DebitId))
        {
            return false;
        }

        snapshot.Rows.AddTo(state, snapshot.Names, [snapshot.DebitId], ruleSets.Identities);
        return true;
    }

    private async Task<bool> SaveAsync(NpgsqlConnection connection, long shard, BatchState state, bool isOpen, Attempt attempt)
    {
        connection.Notice += Doubt;
        try
        {
            attempt.BeginCommit();
            var isSaved = await AccountStatements.SaveAsync(connection, shard, state, isOpen).ConfigureAwait(false);
            return !attempt.IsCommitDoubtful ? isSaved : throw new DoubtfulCommitException();
        }
        catch (PostgresException exception) when (Failures.IsMissingPartition(exception))
        {
            // The records of an account are ahead of the clock, beyond the end of the month. The pool may have one connection only.
            await connection.CloseAsync().ConfigureAwait(false);
            var latest = new DateTimeOffset(state.Records.Max(record => record.RecordedAt));
            await _partitions.AddAsync(latest, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        finally
        {
            connection.Notice -= Doubt;
        }

        void Doubt(object sender, NpgsqlNoticeEventArgs notice) =>
            attempt.IsCommitDoubtful |= string.Equals(notice.Notice.SqlState, Warning, StringComparison.Ordinal);
    }

    private static async Task EndAsync(NpgsqlConnection connection, bool isOpen, CancellationToken cancellationToken)
    {
        if (isOpen)
        {
            await Sql.ExecuteAsync(connection, Sql.Command(Statements.Rollback), cancellationToken).ConfigureAwait(false);
        }
    }

    // Both are committed before the first decision that needs them, by themselves: they are no part of an account.
    private async Task PrepareAsync(List<LockedWork> works, CancellationToken cancellationToken)
    {
        foreach (var work in works)
        {
            if (!_partitions.Has(work.Now))
            {
                await _partitions.AddAsync(work.Now, cancellationToken).ConfigureAwait(false);
            }

            foreach (var ruleSet in work.RuleSets.Where(ruleSet => !ruleSets.IsStored(ruleSet.Identity)))
            {
                await ruleSets.AddAsync(database, ruleSet, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void WarnOfClock(BatchState state, List<LockedWork> works)
    {
        var latest = state.Records.Count == 0 ? DateTime.MinValue : state.Records.Max(record => record.RecordedAt);
        var now = works.Max(work => work.Now.UtcDateTime);
        if (latest - now > FactLimits.ClockSkewMax)
        {
            log.ClockBehind(latest - now);
        }
    }
}
