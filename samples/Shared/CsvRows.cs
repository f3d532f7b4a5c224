using System.Text;
using CsvHelper;

namespace FundsCheck.Samples.Csv;

/// <summary>Reads CSV files strictly: a malformed row is that row's problem, and neither repaired nor mixed with the next one.</summary>
internal static class CsvRows
{
    private const int RowBytesMax = 4_096;

    // Stated, not left to the defaults, which guess a separator and let a quote that is not closed take the rest of the file.
    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        HasHeader = false,
        Separator = ',',
        AllowLineBreaksInQuotes = false,
        TrackLineNumbers = true,
        MaxRecordSize = RowBytesMax,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    /// <summary>
    /// The rows below the header, one after another as they are read. A header of other columns is the problem of one row, the only one.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<CsvRow> Read(string path, params IReadOnlyList<string> columns)
    {
        var isMalformed = false;
        using var reader = CsvReader.Create(File.OpenRead(path), Options with { OnMalformedRecord = _ => isMalformed = true });
        var header = Next();
        if (header is null || !header.Fields.SequenceEqual(columns, StringComparer.Ordinal))
        {
            yield return new CsvRow(1, header?.Text ?? string.Empty, [], $"the first line is not `{string.Join(',', columns)}`");
            yield break;
        }

        for (var row = Next(); row is not null; row = Next())
        {
            yield return row;
            if (row.Fields.Count == 0)
            {
                yield break;
            }
        }

        CsvRow? Next()
        {
            isMalformed = false;
            try
            {
                return reader.Read() ? Current() : null;
            }
            catch (CsvFormatException exception)
            {
                return new CsvRow(
                    exception.LineNumber, string.Empty, [],
                    FormattableString.Invariant($"the row is longer than {RowBytesMax} bytes; it and the rows below it were not read"));
            }
        }

        CsvRow Current()
        {
            string[] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            var problem = isMalformed ? "a quote is not closed, or is inside a field; write it twice, and quote the whole field"
                : fields.Length != columns.Count
                    ? FormattableString.Invariant($"the row has {fields.Length} fields; write {columns.Count}: {string.Join(',', columns)}")
                    : null;
            return new CsvRow(reader.LineNumber, Encoding.UTF8.GetString(reader.RawRecord), fields, problem);
        }
    }
}
