namespace FundsCheck.Samples.Payments.Demo;

/// <summary>Prints what a reviewer would see.</summary>
internal sealed class ConsoleReviews : IReviewQueue
{
    public Task AddAsync(string debitId, int revision, CancellationToken cancellationToken)
    {
        Console.WriteLine($"  the review queue: {debitId}, revision {revision}");
        return Task.CompletedTask;
    }
}
