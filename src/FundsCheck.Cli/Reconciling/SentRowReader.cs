using CsvHelper;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Reconciling;

/// <summary>
/// Reads the rows of one file. Messages quote ids only: another value may be a name or an account number.
/// </summary>
internal sealed class SentRowReader(SentColumns columns, int id, int amount, int? currency)
{
    /// <summary>Reads the row at which a reader is; null where something is wrong with the row.</summary>
    public SentRow? Read(CsvReader reader, List<string> problems)
    {
        var line = checked((int)reader.LineNumber);
        if (!CsvFile.HasItsFields(reader, problems))
        {
            return null;
        }

        var (debit, money) = (reader.GetString(id), AmountOf(reader));
        if (!PrintableText.IsId(debit, DebitLimits.IdLengthMax))
        {
            problems.Add(FormattableString.Invariant(
                $"line {line}: `{columns.Id}` is no debit's id, which has 1 to {DebitLimits.IdLengthMax} characters of ASCII and no space"));
        }

        if (money is null)
        {
            problems.Add(FormattableString.Invariant(
                $"line {line}: `{columns.Amount}` is no amount, as in `75.00 USD`, or as in `75.00` with --currency or --currency-column"));
        }

        return PrintableText.IsId(debit, DebitLimits.IdLengthMax) && money is { } sent ? new SentRow(line, debit, sent) : null;
    }

    // One form only: an amount of another culture, or in minor units, would be another amount.
    private Money? AmountOf(CsvReader reader)
    {
        var text = reader.GetString(amount);
        var code = currency is { } index ? reader.GetString(index) : columns.Currency?.Code;
        return Money.TryParse(code is null || text.Contains(' ', StringComparison.Ordinal) ? text : $"{text} {code}", out var money)
            && (currency is null || string.Equals(money.Currency.Code, code, StringComparison.Ordinal))
                ? money
                : null;
    }
}
