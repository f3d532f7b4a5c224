using CsvHelper;

namespace FundsCheck.Cli.Exporting;

/// <summary>
/// Rows as CSV (RFC 4180) in UTF-8 with a header. A text that a spreadsheet might run as a formula begins with an apostrophe, and so does a
/// text that itself begins with one, so that the apostrophe can be taken off again.
/// </summary>
internal sealed class CsvExport : IExportWriter
{
    private const char Apostrophe = '\'';

    // With the full-width forms, which some spreadsheets read as the same.
    private const string FormulaStarts = "=+-@\t\r'\uFF1D\uFF0B\uFF0D\uFF20";

    private readonly CsvWriter _writer;

    public CsvExport(Stream stream)
    {
        _writer = CsvWriter.Create(
            stream, new CsvWriterOptions { Separator = ',', NewLine = "\r\n", Injection = CsvInjection.None }, leaveOpen: true);
        _writer.WriteRecord(ExportColumns.All.Select(column => column.Name).ToArray());
    }

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            await _writer.WriteRecordAsync([.. row.Values.Select(Cell)], cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Cell(object? value) =>
        value is string { Length: > 0 } text && FormulaStarts.Contains(text[0], StringComparison.Ordinal)
            ? $"{Apostrophe}{text}"
            : ExportText.Format(value) ?? string.Empty;
}
