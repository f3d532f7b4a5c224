namespace FundsCheck.Samples.Payments;

/// <summary>The debits that a person looks at.</summary>
internal interface IReviewQueue
{
    /// <summary>Adds a review; adding it again adds nothing.</summary>
    Task AddAsync(string debitId, int revision, CancellationToken cancellationToken);
}
