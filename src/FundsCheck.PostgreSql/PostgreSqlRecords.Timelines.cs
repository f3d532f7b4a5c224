using FundsCheck.Records;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <content>The timeline of one debit with its rule sets.</content>
public sealed partial class PostgreSqlRecords
{
    /// <summary>
    /// Reads all decisions and events of one debit, each decision with its rule set. The number of a decision is that of its record in the
    /// chain of its account, from 1.
    /// </summary>
    /// <param name="debitId">The id of the debit.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The timeline; null where the database has no decision on the debit.</returns>
    /// <exception cref="InvalidDataException">A record or a rule set was altered.</exception>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public Task<LoggedTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debitId);
        return new TimelineReads(database).FindAsync(debitId, cancellationToken);
    }
}
