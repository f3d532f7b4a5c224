namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>Hands debits to the bank.</summary>
internal interface ITransfers
{
    /// <summary>
    /// Sends a debit by the decision that permits it. A debit of the same id is sent once, however often this is called: a process may end
    /// between this and the record of it. Returns how it was sent, now or before.
    /// </summary>
    Task<SentTransfer> SendAsync(DecisionRecord decision, CancellationToken cancellationToken);

    /// <summary>How a debit was sent; null where it was not.</summary>
    SentTransfer? Find(string debitId);
}
