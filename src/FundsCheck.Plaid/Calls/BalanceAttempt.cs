namespace FundsCheck.Plaid;

/// <summary>The result of one attempt, with its meaning for retries and circuits.</summary>
/// <param name="Reading">The reading of the attempt.</param>
/// <param name="QuickRetry">Whether another attempt is worthwhile.</param>
/// <param name="Health">The health of Plaid that the attempt shows.</param>
internal sealed record BalanceAttempt(BalanceReading Reading, QuickRetry QuickRetry, ProviderHealth Health)
{
    /// <summary>The queue is full: nothing was sent.</summary>
    public static BalanceAttempt QueueFull { get; } = Failed(PlaidFailures.QueueFull);

    /// <summary>The queue gave no turn in time: nothing was sent.</summary>
    public static BalanceAttempt QueueTimeout { get; } = Failed(PlaidFailures.QueueTimeout);

    /// <summary>Whether the failure may come from a TLS port at an http address.</summary>
    public bool MayBeTlsPort { get; init; }

    /// <summary>Plaid's id of the Item, where the response has it.</summary>
    public string? ItemId { get; init; }

    public static BalanceAttempt Failed(BalanceFailure failure, QuickRetry quickRetry = QuickRetry.Never) =>
        new(new BalanceReading.Failed(failure), quickRetry, ProviderHealth.Unknown);

    /// <summary>The circuit is open: nothing was sent.</summary>
    /// <param name="cause">The code or the cause of the failure that opened it.</param>
    public static BalanceAttempt CircuitOpen(string? cause) => Failed(PlaidFailures.CircuitOpen(cause));

    /// <summary>No response in time. Never retried, because Plaid may still process and bill the call.</summary>
    /// <param name="hangs">Whether the attempt waited long enough to count as a hang of Plaid or of the institution.</param>
    public static BalanceAttempt TimedOut(bool hangs) =>
        Failed(BalanceFailures.TimedOut) with { Health = hangs ? ProviderHealth.Hangs : ProviderHealth.Unknown };
}
