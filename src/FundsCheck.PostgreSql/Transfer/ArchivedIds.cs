using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>
/// Compares the debits of an archive with the ids that the database keeps of it: an id that it lost could be decided again.
/// </summary>
internal static class ArchivedIds
{
    private const int IdsAtOnce = 1_000;

    private const string FindMissing =
        """
        SELECT u.id FROM unnest($1) AS u(id)
        WHERE NOT EXISTS (SELECT FROM fundscheck.archived_debit x WHERE x.id = u.id)
            AND NOT EXISTS (SELECT FROM fundscheck.debit d WHERE d.id = u.id)
        """;

    /// <summary>The ids of an archive that the database lacks, at most so many.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="path">The path of the archive.</param>
    /// <param name="lines">The number of its lines.</param>
    /// <param name="countMax">The most ids.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> FindMissingAsync(
        NpgsqlConnection connection, string path, long lines, int countMax, CancellationToken cancellationToken)
    {
        using var reader = new LogReader(path);
        var (missing, ids) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        while (missing.Count < countMax && reader.Position.Lines < lines && reader.Next() is { } entry)
        {
            if (entry is LogEntry.Decided { Record.Debit.Id: var id } && ids.Add(id) && ids.Count == IdsAtOnce)
            {
                await FindAsync().ConfigureAwait(false);
            }
        }

        await FindAsync().ConfigureAwait(false);
        return missing;

        async Task FindAsync()
        {
            await Sql.ReadAsync(
                connection, Sql.Command(FindMissing, Sql.List(ids.ToArray())), row => missing.Add(row.GetString(0)), cancellationToken)
                .ConfigureAwait(false);
            ids.Clear();
        }
    }
}
