namespace FundsCheck.Plaid;

/// <summary>What one attempt gave, and what the pipeline needs to know of it.</summary>
/// <param name="Reading">The reading, if this attempt is the last.</param>
/// <param name="QuickRetry">Whether another attempt is worth a call.</param>
/// <param name="Health">What it shows of Plaid's health.</param>
internal sealed record BalanceAttempt(BalanceReading Reading, QuickRetry QuickRetry, ProviderHealth Health)
{
    /// <summary>As many calls as allowed wait already: nothing was sent.</summary>
    public static BalanceAttempt QueueFull { get; } = Failed(PlaidFailures.QueueFull);

    /// <summary>No turn in time: nothing was sent.</summary>
    public static BalanceAttempt QueueTimeout { get; } = Failed(PlaidFailures.QueueTimeout);

    /// <summary>Whether a TLS port at an http address would fail like this.</summary>
    public bool MayBeTlsPort { get; init; }

    public static BalanceAttempt Failed(BalanceFailure failure, QuickRetry quickRetry = QuickRetry.Never) =>
        new(new BalanceReading.Failed(failure), quickRetry, ProviderHealth.Unknown);

    /// <summary>The circuit is open: nothing was sent.</summary>
    /// <param name="cause">The code or the cause of the failure that opened it.</param>
    public static BalanceAttempt CircuitOpen(string? cause) => Failed(PlaidFailures.CircuitOpen(cause));

    /// <summary>No answer in time. Never retried, as Plaid may still answer, and bill, the call.</summary>
    /// <param name="hangs">Whether the attempt waited long enough to show that Plaid, or the institution, hangs.</param>
    public static BalanceAttempt TimedOut(bool hangs) =>
        Failed(BalanceFailures.TimedOut) with { Health = hangs ? ProviderHealth.Hangs : ProviderHealth.Unknown };
}
