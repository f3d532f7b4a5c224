using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The debits whose records are in an archive.</summary>
internal static class ArchivedDebits
{
    private const string Exists = "SELECT EXISTS (SELECT FROM fundscheck.archived_debit WHERE id = $1)";

    /// <summary>Throws where a debit that has no record in the store is archived.</summary>
    /// <exception cref="DebitArchivedException">It is.</exception>
    public static async Task ThrowIfArchivedAsync(NpgsqlDataSource database, string debitId, CancellationToken cancellationToken)
    {
        using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Sql.Command(Exists, Sql.Of(debitId)));
        if (await batch.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true)
        {
            throw new DebitArchivedException(debitId);
        }
    }
}
