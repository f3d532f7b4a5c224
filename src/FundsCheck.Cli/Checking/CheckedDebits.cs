namespace FundsCheck.Cli.Checking;

/// <summary>The debits of one run of <c>check</c>.</summary>
internal abstract record CheckedDebits
{
    private CheckedDebits()
    {
    }

    /// <summary>The one debit that options state.</summary>
    internal sealed record Single(ProposedDebit Debit) : CheckedDebits;

    /// <summary>The debits of a file, one in each line; <c>-</c> is standard input.</summary>
    internal sealed record Batch(string File, bool IsCsv) : CheckedDebits;
}
