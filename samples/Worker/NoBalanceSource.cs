namespace FundsCheck.Samples.Worker;

/// <summary>The balance source of a host that records events and checks nothing; a check by mistake would be a review.</summary>
internal sealed class NoBalanceSource : IBalanceSource
{
    private static readonly BalanceReading None = new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.Misconfigured));

    public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(None);
}
