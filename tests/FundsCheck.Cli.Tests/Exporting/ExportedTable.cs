using System.Globalization;
using System.Text.Json;
using CsvHelper;
using FundsCheck.Cli.Exporting;
using Parquet;

namespace FundsCheck.Cli.Tests.Exporting;

/// <summary>
/// Reads exported tables back, with the values of <see cref="ExportRow.Values"/>, each by a reader that is not this program's.
/// </summary>
internal static class ExportedTable
{
    public static async Task<byte[]> WriteAsync(string format, params IReadOnlyList<ExportRow>[] windows)
    {
        using var stream = new MemoryStream();
        await using (var writer = await ExportFormat.OpenAsync(format, stream, TestContext.Current.CancellationToken))
        {
            foreach (var rows in windows)
            {
                await writer.WriteAsync(rows, TestContext.Current.CancellationToken);
            }
        }

        return stream.ToArray();
    }

    public static async Task<IReadOnlyList<object?[]>> ReadAsync(string format, byte[] table) => format switch
    {
        ExportFormat.Csv => ReadCsv(table),
        ExportFormat.JsonLines => ReadJsonLines(table),
        _ => await ReadParquetAsync(table),
    };

    private static List<object?[]> ReadCsv(byte[] table)
    {
        using var reader = CsvReader.Create(table, new CsvReaderOptions
        {
            Separator = ',',
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
        });
        reader.Headers.Should().Equal(ExportColumns.All.Select(column => column.Name));
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. ExportColumns.All.Select((column, index) => Parse(column.Type, WithoutApostrophe(reader.GetString(index))))]);
        }

        return rows;
    }

    private static string WithoutApostrophe(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;

    private static List<object?[]> ReadJsonLines(byte[] table)
    {
        var rows = new List<object?[]>();
        foreach (var line in System.Text.Encoding.UTF8.GetString(table).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            var members = json.RootElement.EnumerateObject().ToList();
            members.Select(member => member.Name).Should().Equal(ExportColumns.All.Select(column => column.Name));
            rows.Add([.. ExportColumns.All.Select((column, index) => Parse(column.Type, members[index].Value.ToString()))]);
        }

        return rows;
    }

    private static async Task<List<object?[]>> ReadParquetAsync(byte[] table)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(table));
        reader.Schema.DataFields.Select(field => field.Name).Should().Equal(ExportColumns.All.Select(column => column.Name));
        var rows = new List<object?[]>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var groupReader = reader.OpenRowGroupReader(group);
            var (from, count) = (rows.Count, (int)groupReader.RowCount);
            rows.AddRange(Enumerable.Range(0, count).Select(_ => new object?[ExportColumns.All.Count]));
            foreach (var (index, column) in ExportColumns.All.Index())
            {
                var values = await ReadColumnAsync(groupReader, reader.Schema.DataFields[index], column.Type, count);
                for (var row = 0; row < count; row++)
                {
                    rows[from + row][index] = values[row];
                }
            }
        }

        return rows;
    }

    private static async Task<object?[]> ReadColumnAsync(
        ParquetRowGroupReader group, Parquet.Schema.DataField field, ExportType type, int count)
    {
        switch (type)
        {
            case ExportType.Text:
                var texts = new string?[count];
                await group.ReadAsync(field, texts.AsMemory()!);
                return texts;
            case ExportType.Integer:
                return await ReadValuesAsync<long>(group, field, count, value => value);
            case ExportType.Boolean:
                return await ReadValuesAsync<bool>(group, field, count, value => value);
            case ExportType.Decimal:
                return await ReadValuesAsync<decimal>(group, field, count, value => value);
            case ExportType.Day:
                return await ReadValuesAsync<DateTime>(group, field, count, value => DateOnly.FromDateTime(value));
            default:
                return await ReadValuesAsync<DateTime>(group, field, count, value =>
                {
                    value.Kind.Should().Be(DateTimeKind.Utc);
                    return new DateTimeOffset(value);
                });
        }
    }

    private static async Task<object?[]> ReadValuesAsync<T>(
        ParquetRowGroupReader group, Parquet.Schema.DataField field, int count, Func<T, object> convert)
        where T : struct
    {
        var values = new T?[count];
        await group.ReadAsync<T>(field, values.AsMemory());
        return [.. values.Select(value => value is { } known ? convert(known) : null)];
    }

    private static object? Parse(ExportType type, string text) => (type, text) switch
    {
        (_, "") => null,
        (ExportType.Text, _) => text,
        (ExportType.Integer, _) => long.Parse(text, CultureInfo.InvariantCulture),
        (ExportType.Decimal, _) => decimal.Parse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        (ExportType.Boolean, _) => bool.Parse(text),
        (ExportType.Day, _) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => DateTimeOffset.ParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };
}
