using System.Text.Json;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Exporting;

/// <summary>Rows as JSON Lines, each with every column. A decimal is a string, so that no reader makes it a double.</summary>
internal sealed class JsonLinesExport(Stream stream) : IExportWriter
{
    private readonly Utf8JsonWriter _writer = new(stream, DecisionJson.Options);

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            Write(row);
            await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            stream.WriteByte((byte)'\n');
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
    }
}
