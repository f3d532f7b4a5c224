namespace FundsCheck;

/// <summary>Where balances come from: the port that a Plaid adapter, a test's script or a host's own source fills.</summary>
public interface IBalanceSource
{
    /// <summary>
    /// Reads the balance of one account, once. World trouble is a <see cref="BalanceReading.Failed"/>, never an exception.
    /// </summary>
    /// <remarks>
    /// A check does not wait beyond its deadline (<c>FundsCheckOptions.ReadTimeout</c>), and drops what comes later. A source that blocks
    /// before its first await gets threads of its own; one that blocks after it blocks the shared pool, and the host with it. A reading
    /// outside <see cref="BalanceLimits"/> counts as one that failed.
    /// </remarks>
    /// <param name="request">The account, with the credential that this source needs, and the rule set that judges.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken);
}
