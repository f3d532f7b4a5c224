namespace FundsCheck.Plaid;

/// <summary>The bounds of each option.</summary>
internal static class PlaidOptionsLimits
{
    public const int CredentialCharactersMax = 256;
    public const int MaxConcurrency = 10_000;
    public const int QueuedCallsMax = 1_000_000;
    public const int MaxRetryAttempts = 3;
    public const int MinimumThroughputMin = 2;
    public const int MinimumThroughputMax = 1_000_000;
    public const int RateLimitMax = 1_000_000;
    public const int ResponseBytesMin = 1024;
    public const int MaxResponseBytes = 16 * 1024 * 1024;

    // Polly permits no shorter time-out, sampling duration or break duration.
    public static readonly TimeSpan TimeoutMin = TimeSpan.FromMilliseconds(10);
    public static readonly TimeSpan TimeoutMax = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan BreakerDurationMin = TimeSpan.FromSeconds(0.5);
    public static readonly TimeSpan BreakerDurationMax = TimeSpan.FromHours(1);

    // Plaid takes whole seconds.
    public static readonly TimeSpan BalanceAgeMin = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan MaxCachedAge = TimeSpan.FromDays(30);
    public static readonly TimeSpan MaxBalanceAge = TimeSpan.FromDays(365);
}
