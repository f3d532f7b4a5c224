using FundsCheck.Samples.Csv;

namespace FundsCheck.Samples.Batch;

/// <summary>Reads the file of debits.</summary>
internal static class DebitFile
{
    private const int RowsMax = 100_000;

    /// <summary>Reads the debits that can be checked; every other row is a problem with its line.</summary>
    /// <exception cref="InvalidDataException">The file has too many rows.</exception>
    public static IReadOnlyList<DebitRow> Read(string path, AccessTokens tokens, List<(long Line, string Problem)> problems)
    {
        var debits = new List<DebitRow>();
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in CsvRows.Read(path, "id", "account", "amount", "class"))
        {
            if (lines.Count == RowsMax)
            {
                throw new InvalidDataException(FormattableString.Invariant($"{path} has more than {RowsMax} debits; split it"));
            }

            var problem = row.Problem ?? FindRepeat(row, lines) ?? TryAdd(row, tokens, debits);
            if (problem is not null)
            {
                problems.Add((row.Line, problem));
            }
        }

        return debits;
    }

    // The same debit twice in a file of accepted ones could be sent twice.
    private static string? FindRepeat(CsvRow row, Dictionary<string, long> lines) => lines.TryAdd(row.Fields[0], row.Line)
        ? null
        : FormattableString.Invariant($"the id is on line {lines[row.Fields[0]]} already; give each debit an id of its own");

    private static string? TryAdd(CsvRow row, AccessTokens tokens, List<DebitRow> debits)
    {
        var (id, account, amount, entryClass) = (row.Fields[0], row.Fields[1], row.Fields[2], row.Fields[3]);
        if (!Money.TryParse(amount, out var money, out var problem))
        {
            return $"amount: {problem}";
        }

        if (tokens.Find(account) is not { } token)
        {
            return "there is no access token of the account; add it to the file of tokens";
        }

        debits.Add(new DebitRow(
            row.Line, new ProposedDebit { Id = id, Account = new AccountRef(account, token), Amount = money, EntryClass = entryClass }));
        return null;
    }
}
