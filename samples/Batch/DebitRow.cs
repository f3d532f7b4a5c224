namespace FundsCheck.Samples.Batch;

/// <summary>A row of the file of debits that can be checked.</summary>
internal sealed record DebitRow(long Line, ProposedDebit Debit);
