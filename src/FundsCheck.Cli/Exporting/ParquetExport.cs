using FundsCheck.Cli.Input;
using Parquet;
using Parquet.Schema;
using static System.FormattableString;

namespace FundsCheck.Cli.Exporting;

/// <summary>Rows as Parquet: decimals as DECIMAL(28, 8), times as TIMESTAMP in microseconds and UTC, days as DATE.</summary>
internal sealed class ParquetExport : IExportWriter
{
    private const int Precision = 28;
    private const int Scale = 8;
    private const decimal NumberEnd = 100_000_000_000_000_000_000m;

    private static readonly ParquetSchema Schema = new([.. ExportColumns.All.Select(FieldOf)]);

    private readonly ParquetWriter _writer;

    private ParquetExport(ParquetWriter writer) => _writer = writer;

    /// <param name="stream">A stream that can seek.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<ParquetExport> CreateAsync(Stream stream, CancellationToken cancellationToken) =>
        new(await ParquetWriter.CreateAsync(Schema, stream, cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken)
    {
        using var group = _writer.CreateRowGroup();
        foreach (var (index, column) in ExportColumns.All.Index())
        {
            var field = Schema.DataFields[index];
            await (column.Type switch
            {
                ExportType.Text => group.WriteAsync(field, [.. rows.Select(row => row.Values[index] as string)]),
                ExportType.Integer => group.WriteAsync<long>(field, Values<long>(rows, index), cancellationToken: cancellationToken),
                ExportType.Boolean => group.WriteAsync<bool>(field, Values<bool>(rows, index), cancellationToken: cancellationToken),
                ExportType.Decimal => group.WriteAsync<decimal>(field, Decimals(rows, index), cancellationToken: cancellationToken),
                _ => group.WriteAsync<DateTime>(field, Times(rows, index), cancellationToken: cancellationToken),
            }).ConfigureAwait(false);
        }

        group.CompleteValidate();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static DataField FieldOf(ExportColumn column) => column.Type switch
    {
        ExportType.Integer => new DataField(column.Name, typeof(long), isNullable: true),
        ExportType.Boolean => new DataField(column.Name, typeof(bool), isNullable: true),
        ExportType.Decimal => new DecimalDataField(column.Name, Precision, Scale, isNullable: true),
        ExportType.Time => new DateTimeDataField(
            column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
        ExportType.Day => new DateTimeDataField(column.Name, DateTimeFormat.Date, isNullable: true),
        _ => new DataField(column.Name, typeof(string), isNullable: true),
    };

    private static T?[] Values<T>(IReadOnlyList<ExportRow> rows, int index)
        where T : struct => [.. rows.Select(row => (T?)row.Values[index])];

    private static DateTime?[] Times(IReadOnlyList<ExportRow> rows, int index) => [.. rows.Select(row => row.Values[index] switch
    {
        DateTimeOffset time => time.UtcDateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        _ => (DateTime?)null,
    })];

    // The library cuts further decimals, and writes wrong digits beyond the precision.
    private static decimal?[] Decimals(IReadOnlyList<ExportRow> rows, int index) => [.. rows.Select(row =>
    {
        var value = (decimal?)row.Values[index];
        return value is { } number && (ExactDecimal.Shortest(number).Scale > Scale || Math.Abs(number) >= NumberEnd)
            ? throw new WrongInputException([
                Invariant($"{ExportColumns.All[index].Name} of {row.Name} does not fit a Parquet DECIMAL({Precision}, {Scale})")
                    + "; export as csv or jsonl, or leave the decision out by a filter",
            ])
            : value;
    })];
}
