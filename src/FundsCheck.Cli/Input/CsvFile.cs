using System.Text.Unicode;
using CsvHelper;
using FundsCheck.Cli.Output;
using static System.FormattableString;

namespace FundsCheck.Cli.Input;

/// <summary>A CSV file of a bank or an operator, read and checked as a whole. Every problem is reported at once.</summary>
internal static class CsvFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int BytesMax = 64 * 1_048_576;

    /// <summary>The largest number of rows.</summary>
    public const int RowsMax = 500_000;

    public const string SeparatorDefault = ",";

    private const string InputPath = "-";
    private const int ProblemsMax = 100;
    private const string Tab = "tab";
    private const string Separators = ",;|:\t";

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the value of <c>--separator</c>: one character, or the word <c>tab</c>.</summary>
    /// <exception cref="WrongInputException">The text is no separator.</exception>
    public static char ReadSeparator(string text) => text switch
    {
        Tab => '\t',
        [var separator] when Separators.Contains(separator, StringComparison.Ordinal) => separator,
        _ => throw new WrongInputException([$"--separator is one of `,` `;` `|` `:` and `{Tab}`"]),
    };

    /// <summary>Reads a file, or standard input for <c>-</c>: its name for messages, and at most one byte more than the limit.</summary>
    public static async Task<(string Name, byte[] Bytes)> ReadBytesAsync(
        Terminal terminal, string path, CancellationToken cancellationToken)
    {
        if (path is InputPath)
        {
            return ("standard input", await ReadInputAsync(terminal, cancellationToken).ConfigureAwait(false));
        }

        try
        {
            return (path, BoundedFile.Read(path, BytesMax));
        }
        catch (Exception exception) when (RuleFiles.IsUnreadable(exception))
        {
            throw RuleFiles.Unreadable(path, exception);
        }
    }

    /// <summary>Reads the rows of a file.</summary>
    /// <param name="file">The name of the file for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="separator">The character between two fields.</param>
    /// <param name="open">
    /// Gets the reader of a row from the header, null where the header is wrong. It returns null for a wrong row. Both report each problem
    /// with its fix.
    /// </param>
    /// <exception cref="WrongInputException">Something is wrong with the file: every problem, with its line and the fix.</exception>
    public static IReadOnlyList<TRow> Read<TRow>(
        string file, byte[] bytes, char separator, Func<IReadOnlyList<string>, List<string>, Func<CsvReader, List<string>, TRow?>?> open)
        where TRow : class
    {
        if (bytes.Length > BytesMax)
        {
            throw new WrongInputException([Invariant($"{file}: the file is larger than {BytesMax} bytes; split it")]);
        }

        if (!Utf8.IsValid(bytes))
        {
            throw new WrongInputException([Invariant($"{file}: line {LineOfInvalid(bytes)} is not UTF-8; save the file as UTF-8")]);
        }

        var start = bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        using var reader = CsvReader.Create(bytes.AsMemory(start), new CsvReaderOptions
        {
            Separator = separator,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
        });
        var (rows, problems) = (new List<TRow>(), new List<string>());
        try
        {
            if (open(reader.Headers, problems) is { } readRow)
            {
                ReadRows(reader, readRow, rows, problems);
            }
        }
        catch (CsvFormatException exception)
        {
            // The message of the reader may quote the record.
            problems.Add(Invariant(
                $"line {exception.LineNumber} is not valid CSV: a quote is missing, or one inside quotes is not doubled")
                    + QuotedHint(bytes));
        }

        return problems.Count == 0 ? rows : throw new WrongInputException(Listed(file, problems));
    }

    /// <summary>Finds a column in a header; reports a column that is missing, or is there twice, and returns 0.</summary>
    public static int IndexOf(IReadOnlyList<string> header, string name, string option, List<string> problems)
    {
        int[] found = [.. header.Index().Where(column => string.Equals(column.Item, name, StringComparison.Ordinal))
            .Select(column => column.Index)];
        if (found.Length != 1)
        {
            problems.Add(found.Length == 0
                ? $"the header has no column `{name}`; name the column with {option}{Hint(header)}{Suggestion.For(name, header)}"
                : $"the header has several columns `{name}`; name another one with {option}, or remove one");
        }

        return found.FirstOrDefault();
    }

    /// <summary>Reports an empty file, whose header is empty, and returns true.</summary>
    public static bool IsEmpty(IReadOnlyList<string> header, List<string> problems)
    {
        if (header.Count == 0)
        {
            problems.Add("the file is empty; its first line names its columns");
        }

        return header.Count == 0;
    }

    /// <summary>Reports a row with another number of fields than the header, and returns false.</summary>
    public static bool HasItsFields(CsvReader reader, List<string> problems)
    {
        if (reader.FieldCount != reader.Headers.Count)
        {
            var (fields, columns) = (reader.FieldCount, reader.Headers.Count);
            problems.Add(Invariant(
                $"line {reader.LineNumber} has {fields} fields, and the header {columns}; quote fields with a separator"));
        }

        return reader.FieldCount == reader.Headers.Count;
    }

    private static void ReadRows<TRow>(
        CsvReader reader, Func<CsvReader, List<string>, TRow?> readRow, List<TRow> rows, List<string> problems)
        where TRow : class
    {
        while (reader.Read())
        {
            if (reader.RowNumber > RowsMax)
            {
                problems.Add(Invariant($"the file has more than {RowsMax} rows; split it"));
                return;
            }

            if (readRow(reader, problems) is { } row)
            {
                rows.Add(row);
            }
        }
    }

    // A header of one column, with another separator in it, was written with that one.
    private static string Hint(IReadOnlyList<string> header) =>
        header is [var only] && only.IndexOfAny([.. Separators]) is >= 0 and var index
            ? $", or the separator with --separator \"{(only[index] == '\t' ? Tab : only[index])}\""
            : string.Empty;

    // The character after the first quoted name is the separator that the file has.
    private static string QuotedHint(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        var end = text.StartsWith("\""u8) ? text[1..].IndexOf((byte)'"') : -1;
        return end >= 0 && text.Length > end + 2 && Separators.IndexOf((char)text[end + 2], StringComparison.Ordinal) is > 0 and var index
            ? $"; or the separator is another one: --separator \"{(Separators[index] == '\t' ? Tab : Separators[index])}\""
            : string.Empty;
    }

    private static async Task<byte[]> ReadInputAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.InIsClosed())
        {
            throw new WrongInputException(["standard input is closed; redirect a file to it, or name the file"]);
        }

        using var bytes = new MemoryStream();
        var chunk = new byte[81_920];
        while (bytes.Length <= BytesMax
            && await terminal.In.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            await bytes.WriteAsync(chunk.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        return bytes.ToArray();
    }

    private static IReadOnlyList<string> Listed(string file, List<string> problems)
    {
        IEnumerable<string> listed = problems.Take(ProblemsMax);
        return
        [
            .. (problems.Count > ProblemsMax ? listed.Append(Invariant($"{problems.Count - ProblemsMax} more problems follow")) : listed)
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
}
