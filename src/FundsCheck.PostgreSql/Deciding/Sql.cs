using Npgsql;
using NpgsqlTypes;

namespace FundsCheck.PostgreSql;

/// <summary>Commands with positional parameters, and their execution on a connection.</summary>
internal static class Sql
{
    public static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // Every statement is a constant of this project, or has a number of it.
        var command = new NpgsqlBatchCommand(text);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Executes a command, and returns the first value of its result; null for none.</summary>
    public static async Task<object?> ExecuteAsync(
        NpgsqlConnection connection, NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(command);
        return await batch.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Executes a command, and takes its rows one after another.</summary>
    public static async Task ReadAsync(
        NpgsqlConnection connection, NpgsqlBatchCommand command, Action<NpgsqlDataReader> take, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(command);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                take(reader);
            }
        }
    }

    public static NpgsqlParameter Of(long value) => new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public static NpgsqlParameter Of(int value) => new NpgsqlParameter<int> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    public static NpgsqlParameter Of(DateTime value) =>
        new NpgsqlParameter<DateTime> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    public static NpgsqlParameter Of(DateTime? value) =>
        new NpgsqlParameter<DateTime?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    public static NpgsqlParameter Of(string value) => new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter Of(byte[] value) => new NpgsqlParameter<byte[]> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bytea };

    public static NpgsqlParameter Text(string? value) =>
        new NpgsqlParameter<string?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter List(IEnumerable<long> values) => Array(values, NpgsqlDbType.Bigint);

    public static NpgsqlParameter List(IEnumerable<bool> values) => Array(values, NpgsqlDbType.Boolean);

    public static NpgsqlParameter List(IEnumerable<int> values) => Array(values, NpgsqlDbType.Integer);

    public static NpgsqlParameter List(IEnumerable<string?> values) => Array(values, NpgsqlDbType.Text);

    public static NpgsqlParameter List(IEnumerable<byte[]> values) => Array(values, NpgsqlDbType.Bytea);

    public static NpgsqlParameter List(IEnumerable<decimal?> values) => Array(values, NpgsqlDbType.Numeric);

    public static NpgsqlParameter List(IEnumerable<DateTime?> values) => Array(values, NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter List(IEnumerable<DateTime> values) => Array(values, NpgsqlDbType.TimestampTz);

    private static NpgsqlParameter<T[]> Array<T>(IEnumerable<T> values, NpgsqlDbType type) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };
}
