using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>Looks up the debits of a batch, and what they are decided on, in one statement.</summary>
/// <param name="database">The database.</param>
/// <param name="ruleSets">The rule sets that records name.</param>
/// <param name="snapshots">Where what was read of an account is kept until its debit is decided.</param>
/// <param name="time">The clock.</param>
internal sealed class DebitReads(NpgsqlDataSource database, RuleSetTable ruleSets, Snapshots snapshots, TimeProvider time)
{
    private readonly AccountStatements _statements = new(ruleSets);

    public async Task<bool> RunAsync(List<FindWork> works, CancellationToken cancellationToken)
    {
        var endedBy = Snapshots.EndedBy(time.GetUtcNow());
        var names = works.SelectMany(work => work.Names).ToHashSet();
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var lookUp = new LookUp(works[0].Shard, names, [.. works.Select(work => work.DebitId)], endedBy, []);
            var rows = await _statements.LoadAsync(connection, lookUp, cancellationToken).ConfigureAwait(false);
            works.ForEach(work => End(work, new Snapshot(work.DebitId, work.Names, endedBy, rows)));
        }

        return true;
    }

    private void End(FindWork work, Snapshot snapshot)
    {
        if (snapshot.Rows.IsArchived(work.DebitId))
        {
            work.End(new DebitArchivedException(work.DebitId));
            return;
        }

        try
        {
            if (work.Names.Count > 0)
            {
                snapshots.Add(snapshot);
            }

            work.End(snapshot.Rows.FindDebit(work.DebitId)?.ToStored(ruleSets.Identities).Status);
        }
        catch (InvalidDataException damage)
        {
            // The damage of one debit is no other caller's.
            work.Fail(damage, mayBeCommitted: false);
        }
    }
}
