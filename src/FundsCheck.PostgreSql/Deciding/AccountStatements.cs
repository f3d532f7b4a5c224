using System.Globalization;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>
/// What the deciding path sends: a look-up, a look-up with the accounts locked, and one write of everything. Plain statements, no state of
/// the session: it works behind a pooler in transaction mode.
/// </summary>
/// <param name="ruleSets">The rule sets that records name.</param>
internal sealed class AccountStatements(RuleSetTable ruleSets)
{
    /// <summary>Begins a transaction, locks the accounts of all names, and reads what the works look up.</summary>
    /// <param name="connection">The connection, used for nothing else until the transaction ends.</param>
    /// <param name="works">The works.</param>
    /// <param name="timeout">The time after which waiting for a lock fails, and an idle transaction is ended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<BatchState> LockAndLoadAsync(
        NpgsqlConnection connection, IReadOnlyList<LockedWork> works, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var state = await LockAndLoadAsync(connection, LookUp.Of(works), timeout, [Sql.Command(Statements.Begin)], cancellationToken)
            .ConfigureAwait(false);
        await LoadMissingAsync(connection, works, state, cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>Locks the accounts of all names within a transaction, and reads.</summary>
    public Task<BatchState> LockAndLoadAsync(
        NpgsqlConnection connection, LookUp lookUp, TimeSpan timeout, CancellationToken cancellationToken) =>
            LockAndLoadAsync(connection, lookUp, timeout, [], cancellationToken);

    /// <summary>Reads without a lock.</summary>
    public Task<LoadedRows> LoadAsync(NpgsqlConnection connection, LookUp lookUp, CancellationToken cancellationToken) =>
        ReadAsync(connection, [Sql.Command(Statements.Load, Looked(lookUp))], cancellationToken);

    /// <summary>
    /// Writes everything in one transaction and one round trip, and commits the transaction that is open. Not cancelled: a cancelled commit
    /// may have taken place.
    /// </summary>
    /// <returns>False where an account is no longer as it was read, and nothing was written.</returns>
    public static async Task<bool> SaveAsync(NpgsqlConnection connection, long shard, BatchState state, bool isOpen)
    {
        using var batch = new NpgsqlBatch(connection);
        if (state.Records.Count > 0)
        {
            batch.BatchCommands.Add(SaveCommand.Create(shard, state));
        }

        if (isOpen)
        {
            batch.BatchCommands.Add(Sql.Command(Statements.Commit));
        }

        return batch.BatchCommands.Count == 0
            || await batch.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is not false;
    }

    private async Task<BatchState> LockAndLoadAsync(
        NpgsqlConnection connection, LookUp lookUp, TimeSpan timeout, NpgsqlBatchCommand[] before, CancellationToken cancellationToken)
    {
        var milliseconds = ((long)Math.Max(1, timeout.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);
        var state = new BatchState();
        var rows = await ReadAsync(
            connection, [.. before, Sql.Command(Statements.LockAndLoad, [.. Looked(lookUp), Sql.Of(milliseconds)])], cancellationToken)
            .ConfigureAwait(false);
        rows.AddTo(state, lookUp.Names, lookUp.DebitIds, ruleSets.Identities);
        return state;
    }

    // Few debits present another one again, so their attempts are looked up apart.
    private async Task LoadMissingAsync(
        NpgsqlConnection connection, IReadOnlyList<LockedWork> works, BatchState state, CancellationToken cancellationToken)
    {
        while (works.SelectMany(work => work.FindMissing(state)).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
        {
            var rows = await LoadAsync(connection, new LookUp(works[0].Shard, [], missing, EndedBy: null, []), cancellationToken)
                .ConfigureAwait(false);
            rows.AddTo(state, [], missing, ruleSets.Identities);
        }
    }

    private async Task<LoadedRows> ReadAsync(
        NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        LoadedRows rows;
        using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            rows = await LoadedRows.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        }

        await ruleSets.LoadAsync(connection, rows.Debits.SelectMany(debit => debit.RuleSetKeys), cancellationToken).ConfigureAwait(false);
        return rows;
    }

    private static NpgsqlParameter[] Looked(LookUp lookUp) =>
    [
        Sql.Of(lookUp.Shard),
        Sql.List(lookUp.Names.Select(AccountTable.Signed).Order()),
        Sql.List(lookUp.DebitIds.Distinct(StringComparer.Ordinal)),
        Sql.Of(lookUp.EndedBy is { } time ? Microseconds.Floor(time).UtcDateTime : null),
        Sql.List(lookUp.Statuses.Select(status => status.ConnectionId)),
        Sql.List(lookUp.Statuses.Select(status => status.AccountId ?? string.Empty)),
    ];
}
