using System.Buffers;
using System.Text.Json;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Exporting;

/// <summary>Rows as JSON Lines, each with every column. A decimal is a string, so that no reader makes it a double.</summary>
internal sealed class JsonLinesExport : IExportWriter
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Stream _stream;
    private readonly Utf8JsonWriter _writer;

    public JsonLinesExport(Stream stream) => (_stream, _writer) = (stream, new Utf8JsonWriter(_line, DecisionJson.Options));

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            Write(row);
            await _stream.WriteAsync(_line.WrittenMemory, cancellationToken).ConfigureAwait(false);
            _line.ResetWrittenCount();
            _writer.Reset();
        }
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private void Write(ExportRow row)
    {
        _writer.WriteStartObject();
        foreach (var (index, column) in ExportColumns.All.Index())
        {
            _writer.WritePropertyName(column.Name);
            switch (row.Values[index])
            {
                case long number:
                    _writer.WriteNumberValue(number);
                    break;
                case bool isTrue:
                    _writer.WriteBooleanValue(isTrue);
                    break;
                case var value:
                    _writer.WriteStringValue(ExportText.Format(value));
                    break;
            }
        }

        _writer.WriteEndObject();
        _writer.Flush();
        _line.Write("\n"u8);
    }
}
