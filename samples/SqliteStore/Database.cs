using Microsoft.Data.Sqlite;

namespace FundsCheck.Samples;

/// <summary>Opens the database and runs statements.</summary>
internal static class Database
{
    private const int BusyTimeoutSeconds = 10;

    // A line without a debit begins the log or states a rule set; only the line of a decision has an outcome. Names of accounts are 64-bit
    // hashes. An open review has the number of its line.
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA busy_timeout = 10000;
        CREATE TABLE IF NOT EXISTS line (
            seq INTEGER PRIMARY KEY, debit TEXT, recorded_at INTEGER, outcome INTEGER, rule_set TEXT, text BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS line_by_debit ON line (debit, seq);
        CREATE INDEX IF NOT EXISTS line_by_time ON line (recorded_at);
        CREATE INDEX IF NOT EXISTS line_by_outcome ON line (outcome, seq);
        CREATE INDEX IF NOT EXISTS line_by_rule_set ON line (rule_set, seq);
        CREATE TABLE IF NOT EXISTS open_review (seq INTEGER PRIMARY KEY, debit TEXT NOT NULL UNIQUE, ends INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS debit (id TEXT PRIMARY KEY, name INTEGER NOT NULL, retry_of TEXT, hold_ends INTEGER);
        CREATE INDEX IF NOT EXISTS debit_by_name ON debit (name, hold_ends);
        CREATE INDEX IF NOT EXISTS debit_by_retry ON debit (retry_of);
        CREATE TABLE IF NOT EXISTS account_name (name INTEGER PRIMARY KEY, account INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS account_name_by_account ON account_name (account);
        """;

    public static SqliteConnection Open(string path)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            // The files beside it that SQLite creates get the same mode.
            using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }

        var options = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusyTimeoutSeconds, Pooling = false };
        var connection = new SqliteConnection(options.ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, Schema);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The rows of a query, read as they are enumerated.</summary>
    public static IEnumerable<T> Read<T>(
        SqliteConnection connection, string sql, Func<SqliteDataReader, T> rowOf, params (string Name, object? Value)[] values)
    {
        using var command = Create(connection, sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return rowOf(reader);
        }
    }

    public static void Execute(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Create(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Create(SqliteConnection connection, string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
