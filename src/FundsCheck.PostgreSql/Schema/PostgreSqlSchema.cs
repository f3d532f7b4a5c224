using System.Globalization;
using System.Reflection;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The schema of a decision store: versioned scripts, each run once.</summary>
public static class PostgreSqlSchema
{
    // Both numbers are of this schema alone: a migration waits for the lock, and so does the one beside it.
    private const string TakeLock = "SELECT pg_advisory_lock(7210311, 1)";
    private const string Journal = "schema_version";

    private const string ReadLatest =
        """
        SELECT r.recorded_at FROM fundscheck.record r ORDER BY r.recorded_at DESC LIMIT 1
        """;

    /// <summary>The version that this library needs: the number of its scripts. A later one works too.</summary>
    public static int Version => Scripts.Count;

    internal static IReadOnlyList<SqlScript> Scripts { get; } =
    [
        .. typeof(PostgreSqlSchema).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Read),
    ];

    /// <summary>
    /// Adds what a database lacks of the schema, one script a transaction. Safe to repeat, and from two machines at once: the second waits
    /// for the first.
    /// </summary>
    /// <param name="connectionString">
    /// A direct connection as the owner of the schema; not one through a pooler, which would not keep the lock.
    /// </param>
    /// <returns>The names of the scripts that were run, in their order; none where the schema was up to date.</returns>
    /// <exception cref="NpgsqlException">The database cannot be reached, or rejected a script.</exception>
    public static IReadOnlyList<string> Migrate(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);

        // A session of its own, so that its end releases the lock whatever happens.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        using var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(TakeLock, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
        using var schema = new NpgsqlCommand("CREATE SCHEMA IF NOT EXISTS fundscheck", connection);
        schema.ExecuteNonQuery();
        var result = DeployChanges.To.PostgresqlDatabase(settings.ConnectionString).WithScripts(Scripts)
            .JournalToPostgresqlTable("fundscheck", Journal).WithTransactionPerScript().WithVariablesDisabled().LogToNowhere().Build()
            .PerformUpgrade();
        return result.Successful ? [.. result.Scripts.Select(script => script.Name)] : throw result.Error;
    }

    /// <summary>The number of scripts that were run on a database; 0 where it has none of the schema.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached, or its role may not read it.</exception>
    public static int ReadVersion(NpgsqlConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var exists = new NpgsqlCommand($"SELECT to_regclass('fundscheck.{Journal}') IS NOT NULL", connection);
        if (exists.ExecuteScalar() is not true)
        {
            return 0;
        }

        using var count = new NpgsqlCommand($"SELECT count(*) FROM fundscheck.{Journal}", connection);
        return Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>The latest time of a record; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">The schema is missing or too old.</exception>
    internal static DateTimeOffset? ReadRecordedUntil(NpgsqlConnection connection)
    {
        var version = ReadVersion(connection);
        if (version < Version)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database has version {version} of the schema of FundsCheck, and this library needs {Version}. Run "
                    + $"`fundscheck store migrate --postgres CONNECTION`."));
        }

        using var latest = new NpgsqlCommand(ReadLatest, connection);
        return latest.ExecuteScalar() is DateTime time ? new DateTimeOffset(time) : null;
    }

    private static SqlScript Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the script {name} is missing");
        using var reader = new StreamReader(stream);
        return new SqlScript(name, reader.ReadToEnd());
    }
}
