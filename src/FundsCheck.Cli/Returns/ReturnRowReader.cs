using CsvHelper;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Returns;

/// <summary>
/// Reads and checks the rows of one file. Messages quote ids and return codes only: another value may be a name or an account number.
/// </summary>
internal sealed class ReturnRowReader(ReturnColumns columns, ReturnPlaces places)
{
    private const int CodeLength = 3;

    private readonly Dictionary<string, ReturnRow> _firsts = new(StringComparer.Ordinal);

    /// <summary>Reads the row at which a reader is; null where something is wrong with the row.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="problems">Gets each problem, with its line and the fix.</param>
    public ReturnRow? Read(CsvReader reader, List<string> problems)
    {
        var line = checked((int)reader.LineNumber);
        if (!CsvFile.HasItsFields(reader, problems))
        {
            return null;
        }

        var text = places.At is { } index ? reader.GetString(index) : string.Empty;
        var at = ReturnTime.TryParse(text, out var time) ? time : (DateTimeOffset?)null;
        var row = new ReturnRow(line, reader.GetString(places.Id), reader.GetString(places.Code), at);
        List<string> found = [.. ProblemsOf(row)];
        if (text.Length > 0 && at is null)
        {
            found.Add($"`{columns.At ?? ReturnColumns.AtDefault}` is neither a time with its offset, as in `2026-11-23T15:00:00Z`, "
                + "nor a date, as in `2026-11-23`");
        }

        problems.AddRange(found.Select(problem => FormattableString.Invariant($"line {line}: {problem}")));
        return found.Count == 0 ? row : null;
    }

    private IEnumerable<string> ProblemsOf(ReturnRow row)
    {
        if (row.Id.Length == 0)
        {
            yield return $"`{columns.Id}` is empty; state the debit's id";
        }
        else if (!PrintableText.IsId(row.Id, DebitLimits.IdLengthMax))
        {
            yield return FormattableString.Invariant(
                $"`{columns.Id}` is no debit's id, which has 1 to {DebitLimits.IdLengthMax} characters of ASCII and no space");
        }
        else if (!_firsts.TryAdd(row.Id, row) && _firsts[row.Id] is var first && first with { Line = row.Line } != row)
        {
            yield return FormattableString.Invariant(
                $"debit `{row.Id}` is on line {first.Line} with another code or time; keep the right one");
        }

        if (!ReturnCodes.All.Contains(row.Code, StringComparer.Ordinal))
        {
            yield return PrintableText.IsId(row.Code, CodeLength)
                ? $"`{columns.Code}` is `{row.Code}`, which is no return code of Nacha for returns to the originator, as in `R01`"
                : $"`{columns.Code}` is no return code, as in `R01`";
        }
    }
}
