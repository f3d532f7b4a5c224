namespace FundsCheck.Samples.Payments;

/// <summary>Starts transfers at the bank that originates the entries.</summary>
internal interface ITransfers
{
    /// <summary>Starts the transfer of a debit. The debit's id is the idempotency key: starting it again starts no second one.</summary>
    Task StartAsync(ProposedDebit debit, CancellationToken cancellationToken);
}
