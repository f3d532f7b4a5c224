using System.CommandLine;

namespace FundsCheck.Cli.Exporting;

/// <summary>The formats of an export, by the values of <c>--format</c>.</summary>
internal static class ExportFormat
{
    public const string Csv = "csv";
    public const string JsonLines = "jsonl";
    public const string Parquet = "parquet";

    public static Option<string?> CreateOption()
    {
        var option = new Option<string?>("--format")
        {
            Description = "Writes a table with one row for each decision and its events; docs/audit.md has the columns.",
        };
        option.AcceptOnlyFromAmong(Csv, JsonLines, Parquet);
        return option;
    }

    /// <summary>Opens the writer of a format. The stream stays open.</summary>
    public static async Task<IExportWriter> OpenAsync(string format, Stream stream, CancellationToken cancellationToken) => format switch
    {
        Csv => new CsvExport(stream),
        JsonLines => new JsonLinesExport(stream),
        _ => await ParquetExport.CreateAsync(stream, cancellationToken).ConfigureAwait(false),
    };
}
