using System.Text.Unicode;
using CsvHelper;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Returns;

/// <summary>Reads and checks a bank's file of returned debits as a whole, before anything of it is recorded.</summary>
internal static class ReturnFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int BytesMax = 64 * 1_048_576;

    /// <summary>The largest number of rows.</summary>
    public const int RowsMax = 500_000;

    private const int ProblemsMax = 100;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <param name="file">The name of the file for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <exception cref="WrongInputException">Something is wrong with the file: every problem, with its line and the fix.</exception>
    public static IReadOnlyList<ReturnRow> Read(string file, byte[] bytes, ReturnColumns columns)
    {
        if (bytes.Length > BytesMax)
        {
            throw new WrongInputException([Text($"{file}: the file is larger than {BytesMax} bytes; split it")]);
        }

        if (!Utf8.IsValid(bytes))
        {
            throw new WrongInputException([Text($"{file}: line {LineOfInvalid(bytes)} is not UTF-8; save the file as UTF-8")]);
        }

        var start = bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        using var reader = CsvReader.Create(bytes.AsMemory(start), new CsvReaderOptions
        {
            Separator = columns.Separator,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
        });
        var (rows, problems) = (new List<ReturnRow>(), new List<string>());
        try
        {
            if (columns.FindIn(reader.Headers, problems) is { } places)
            {
                ReadRows(reader, new ReturnRowReader(columns, places), rows, problems);
            }
        }
        catch (CsvFormatException exception)
        {
            // The message of the reader may quote the record.
            problems.Add(Text($"line {exception.LineNumber} is not valid CSV: a quote is missing, or one inside quotes is not doubled"));
        }

        return problems.Count == 0 ? rows : throw new WrongInputException(Listed(file, problems));
    }

    private static void ReadRows(CsvReader reader, ReturnRowReader rowReader, List<ReturnRow> rows, List<string> problems)
    {
        while (reader.Read())
        {
            if (reader.RowNumber > RowsMax)
            {
                problems.Add(Text($"the file has more than {RowsMax} rows; split it"));
                return;
            }

            if (rowReader.Read(reader, problems) is { } row)
            {
                rows.Add(row);
            }
        }
    }

    private static IReadOnlyList<string> Listed(string file, List<string> problems)
    {
        IEnumerable<string> listed = problems.Take(ProblemsMax);
        return
        [
            .. (problems.Count > ProblemsMax ? listed.Append(Text($"{problems.Count - ProblemsMax} more problems follow")) : listed)
                .Select(problem => $"{file}: {problem}"),
        ];
    }

    private static int LineOfInvalid(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end && Utf8.IsValid(bytes[..end]))
        {
            bytes = bytes[(end + 1)..];
            line++;
        }

        return line;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
