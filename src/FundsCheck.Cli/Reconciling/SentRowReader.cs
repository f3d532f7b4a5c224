using System.Text;
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
                $"line {line}: `{columns.Id}` is no debit's id: 1 to {DebitLimits.IdLengthMax} characters of ASCII, no space"));
        }

        if (money is null)
        {
            problems.Add(FormattableString.Invariant(
                $"line {line}: `{columns.Amount}` is no amount, as in `75.00 USD`, or as in `75.00` with --currency or --currency-column"));
        }

        return PrintableText.IsId(debit, DebitLimits.IdLengthMax) && money is { } sent ? new SentRow(line, debit, sent) : null;
    }

    // Plain digits: an amount of another culture, or with an exponent, may be another amount.
    private Money? AmountOf(CsvReader reader)
    {
        var text = reader.GetString(amount);
        var code = currency is { } index ? reader.GetString(index) : columns.Currency?.Code;
        if (text.Contains(' ', StringComparison.Ordinal) || code is null)
        {
            return Money.TryParse(text, out var money)
                && (currency is null || string.Equals(money.Currency.Code, code, StringComparison.Ordinal))
                    ? money
                    : null;
        }

        return !text.AsSpan().ContainsAny('e', 'E') && ExactDecimal.TryParse(Encoding.UTF8.GetBytes(text), out var number)
            && Currency.TryGet(code, out var known)
                ? new Money(number, known)
                : null;
    }
}
