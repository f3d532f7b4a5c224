using System.Collections.Concurrent;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The partitions of records by month: each is added before the first record of its month, once for each process.</summary>
/// <param name="database">The database.</param>
internal sealed class PartitionTable(NpgsqlDataSource database)
{
    private const string AddOne = "SELECT fundscheck.add_partition($1)";

    private readonly ConcurrentDictionary<(int Year, int Month), bool> _added = new();

    public bool Has(DateTimeOffset time) => _added.ContainsKey(MonthOf(time));

    /// <summary>Adds the partition of a time, where the database has none.</summary>
    public async Task AddAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        using var command = database.CreateCommand(AddOne);
        command.Parameters.Add(Sql.Of(Microseconds.Floor(time).UtcDateTime));
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        _added[MonthOf(time)] = true;
    }

    private static (int Year, int Month) MonthOf(DateTimeOffset time) => (time.UtcDateTime.Year, time.UtcDateTime.Month);
}
