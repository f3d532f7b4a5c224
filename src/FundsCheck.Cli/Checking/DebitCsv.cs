using System.Globalization;
using System.Text.Json;
using CsvHelper;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>
/// Debits as CSV: a header with the members of a debit line, and a row for each debit, which becomes the debit line with the same content.
/// An empty field is an absent member. No message contains a field, which may be an access token.
/// </summary>
internal sealed class DebitCsv
{
    private const string FactPrefix = "x.";

    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        HasHeader = false,
        Separator = ',',
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = BoundedLines.BytesMax + 1,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    private readonly IReadOnlyList<string> _columns;

    private DebitCsv(IReadOnlyList<string> columns) => _columns = columns;

    /// <summary>The problem of an empty file.</summary>
    public static WrongInputException WithoutHeader => Wrong([$"it is missing; begin with {string.Join(',', DebitMembers.Required)}"]);

    /// <param name="utf8">The first line of the file; null where it is too long.</param>
    /// <exception cref="WrongInputException">A column is unknown, missing or repeated.</exception>
    public static DebitCsv ReadHeader(byte[]? utf8)
    {
        if (utf8 is null)
        {
            throw Wrong([string.Create(CultureInfo.InvariantCulture, $"it is longer than {BoundedLines.BytesMax} bytes; shorten it")]);
        }

        var line = utf8.AsSpan().StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (DebitLineSyntax.FindEncodingProblem(line) is { } encoding)
        {
            throw Wrong([encoding.Message]);
        }

        if (!TryReadFields(line, out var columns))
        {
            throw Wrong(["a quote is missing, or one inside quotes is not doubled"]);
        }

        List<string> problems =
        [
            .. columns.Where(column => !IsKnown(column)).Select(column => Unknown(column, columns)),
            .. DebitMembers.Required.Except(columns, StringComparer.Ordinal).Select(column => $"the column `{column}` is missing; add it"),
            .. columns.CountBy(column => column).Where(count => count.Value > 1)
                .Select(count => $"the column `{DebitLineMembers.Short(count.Key)}` is there twice; remove one of the two"),
        ];
        return problems.Count == 0 ? new DebitCsv(columns) : throw Wrong(problems);
    }

    /// <summary>The debit line with the content of a row; null for a malformed row.</summary>
    public byte[]? ToDebitLine(byte[] utf8, out LineProblem? problem)
    {
        problem = DebitLineSyntax.FindEncodingProblem(utf8);
        if (problem is not null)
        {
            return null;
        }

        if (!TryReadFields(utf8, out var fields))
        {
            problem = new LineProblem("csv.syntax", null, "the row is not CSV: a quote is missing, or one inside quotes is not doubled");
            return null;
        }

        if (fields.Length != _columns.Count)
        {
            problem = new LineProblem("csv.fields", null, string.Create(
                CultureInfo.InvariantCulture,
                $"the row has {fields.Length} fields, and the header {_columns.Count}; quote a field with a comma"));
            return null;
        }

        return Write(fields);
    }

    private byte[] Write(string[] fields)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, DecisionJson.Options))
        {
            writer.WriteStartObject();
            var stated = _columns.Zip(fields).Where(cell => cell.Second.Length > 0).ToList();
            foreach (var (column, field) in stated.Where(cell => !IsFact(cell.First)))
            {
                writer.WritePropertyName(column);
                WriteValue(writer, column, field);
            }

            writer.WriteStartObject(DebitMembers.Facts);
            foreach (var (column, field) in stated.Where(cell => IsFact(cell.First)))
            {
                writer.WriteString(column, field);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    // Any other text of these two stays a string, which the reader of the line reports.
    private static void WriteValue(Utf8JsonWriter writer, string column, string field)
    {
        switch (column, field)
        {
            case (DebitMembers.SameDay, "true" or "false"):
                writer.WriteBooleanValue(field is "true");
                break;
            case (DebitMembers.Attempt, _) when int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt):
                writer.WriteNumberValue(attempt);
                break;
            default:
                writer.WriteStringValue(field);
                break;
        }
    }

    private static bool TryReadFields(byte[] utf8, out string[] fields)
    {
        fields = [];
        try
        {
            using var reader = CsvReader.Create(utf8.AsMemory(0, utf8.AsSpan().TrimEnd((byte)'\r').Length), Options);
            if (!reader.Read())
            {
                return false;
            }

            fields = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            return true;
        }
        catch (CsvFormatException)
        {
            return false;
        }
    }

    private static bool IsKnown(string column) => IsFact(column) || DebitMembers.All.Contains(column, StringComparer.Ordinal);

    private static bool IsFact(string column) => column.StartsWith(FactPrefix, StringComparison.Ordinal);

    private static string Unknown(string column, string[] columns) => columns.Length == 1 && column.IndexOfAny([';', '\t']) >= 0
        ? "the header has one column; separate the columns with commas"
        : $"a debit has no column `{DebitLineMembers.Short(column)}`"
            + Suggestion.For(column, DebitMembers.All.Except(columns, StringComparer.Ordinal));

    private static WrongInputException Wrong(IEnumerable<string> problems) =>
        new([.. problems.Select(problem => $"--debits: the header of the CSV: {problem}")]);
}
