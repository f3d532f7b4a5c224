using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Reconciling;

/// <summary>The form of a file of sent debits.</summary>
/// <param name="Id">The column of the debits' ids.</param>
/// <param name="Amount">The column of the amounts.</param>
/// <param name="CurrencyColumn">The column of the currencies; null where the amounts state theirs, or all have <c>Currency</c>.</param>
/// <param name="Currency">The currency of amounts that state none; null for none.</param>
/// <param name="Separator">The character between two fields.</param>
internal sealed record SentColumns(string Id, string Amount, string? CurrencyColumn, Currency? Currency, char Separator)
{
    public const string IdDefault = "id";
    public const string AmountDefault = "amount";

    /// <summary>Finds the columns in a header, and returns the reader of its rows; null where one is missing, or is there twice.</summary>
    public SentRowReader? FindIn(IReadOnlyList<string> header, List<string> problems)
    {
        if (CsvFile.IsEmpty(header, problems))
        {
            return null;
        }

        var id = CsvFile.IndexOf(header, Id, "--id-column", problems);
        var amount = CsvFile.IndexOf(header, Amount, "--amount-column", problems);
        int? currency = CurrencyColumn is null ? null : CsvFile.IndexOf(header, CurrencyColumn, "--currency-column", problems);
        return problems.Count == 0 ? new SentRowReader(this, id, amount, currency) : null;
    }
}
