using System.Buffers;
using System.Text.Json;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Exporting;

/// <summary>Rows as JSON Lines, each with every column. A decimal is a string, so that no reader makes it a double.</summary>
internal sealed class JsonLinesExport(Stream stream) : IExportWriter
{
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken)
    {
        using var writer = new Utf8JsonWriter(_line, DecisionJson.Options);
        foreach (var row in rows)
        {
            Write(writer, row);
            _line.Write("\n"u8);
            await stream.WriteAsync(_line.WrittenMemory, cancellationToken).ConfigureAwait(false);
            _line.ResetWrittenCount();
            writer.Reset();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Write(Utf8JsonWriter writer, ExportRow row)
    {
        writer.WriteStartObject();
        foreach (var (index, column) in ExportColumns.All.Index())
        {
            writer.WritePropertyName(column.Name);
            switch (row.Values[index])
            {
                case long number:
                    writer.WriteNumberValue(number);
                    break;
                case bool isTrue:
                    writer.WriteBooleanValue(isTrue);
                    break;
                case var value:
                    writer.WriteStringValue(ExportText.Format(value));
                    break;
            }
        }

        writer.WriteEndObject();
        writer.Flush();
    }
}
