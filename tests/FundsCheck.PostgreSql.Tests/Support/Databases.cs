using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>Statements on a connection string, each on a connection of its own that no pool keeps.</summary>
internal static class Databases
{
    public static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A table of numbers with one row, 1.</summary>
    public static Task CreateNumbersAsync(string connectionString) =>
        ExecuteAsync(connectionString, "CREATE TABLE numbers (n integer PRIMARY KEY); INSERT INTO numbers VALUES (1)");

    public static async Task<long> CountNumbersAsync(string connectionString) =>
        (long)(await ExecuteAsync(connectionString, "SELECT count(*) FROM numbers"))!;
}
