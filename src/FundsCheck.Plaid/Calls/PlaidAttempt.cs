using System.Diagnostics.CodeAnalysis;

namespace FundsCheck.Plaid;

/// <summary>The result of one attempt, with its meaning for retries and circuits: content, or a failure.</summary>
/// <param name="Content">The content of the response; null for a failure.</param>
/// <param name="Failure">The failure; null for content.</param>
/// <param name="QuickRetry">Whether another attempt is worthwhile.</param>
/// <param name="Health">The health of Plaid that the attempt shows.</param>
internal sealed record PlaidAttempt(PlaidContent? Content, BalanceFailure? Failure, QuickRetry QuickRetry, ProviderHealth Health)
{
    /// <summary>The queue is full: nothing was sent.</summary>
    public static PlaidAttempt QueueFull { get; } = Failed(PlaidFailures.QueueFull);

    /// <summary>The queue gave no turn in time: nothing was sent.</summary>
    public static PlaidAttempt QueueTimeout { get; } = Failed(PlaidFailures.QueueTimeout);

    /// <summary>The limits of Plaid permit no call in time: nothing was sent.</summary>
    public static PlaidAttempt RateLimitWait { get; } = Failed(PlaidFailures.RateLimitWait);

    /// <summary>The Item of the response; null where the response has none.</summary>
    public ItemRead? Item { get; init; }

    /// <summary>Whether the failure may come from a TLS port at an http address.</summary>
    public bool MayBeTlsPort { get; init; }

    [MemberNotNullWhen(true, nameof(Content))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    public static PlaidAttempt Succeeded(PlaidContent content) => new(content, Failure: null, QuickRetry.Never, ProviderHealth.Up);

    public static PlaidAttempt Failed(BalanceFailure failure, QuickRetry quickRetry = QuickRetry.Never) =>
        new(Content: null, failure, quickRetry, ProviderHealth.Unknown);

    /// <summary>The circuit is open: nothing was sent.</summary>
    /// <param name="cause">The code or the cause of the failure that opened it.</param>
    public static PlaidAttempt CircuitOpen(string? cause) => Failed(PlaidFailures.CircuitOpen(cause));

    /// <summary>No response in time. Never retried, because Plaid may still process and bill the call.</summary>
    /// <param name="hangs">Whether the attempt waited long enough to count as a hang of Plaid or of the institution.</param>
    public static PlaidAttempt TimedOut(bool hangs) =>
        Failed(BalanceFailures.TimedOut) with { Health = hangs ? ProviderHealth.Hangs : ProviderHealth.Unknown };
}
