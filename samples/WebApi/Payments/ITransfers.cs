namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>Hands debits to the bank.</summary>
internal interface ITransfers
{
    /// <summary>
    /// Sends a debit. A debit of the same id is sent once, however often this is called: a process may end between this and the record of
    /// it.
    /// </summary>
    Task SendAsync(Debit debit, CancellationToken cancellationToken);
}
