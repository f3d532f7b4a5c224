namespace FundsCheck.Plaid;

/// <summary>
/// How Plaid is called. Everything is checked when the host starts, alone and in combination, and every problem is told at once.
/// </summary>
/// <remarks>
/// The defaults fit Plaid's own figures: half of all balance calls take 3 s, one in twenty takes 11 s or more, and
/// some take 30 s and longer.
/// </remarks>
public sealed class PlaidOptions
{
    /// <summary>
    /// Where Plaid answers; one of <see cref="PlaidAddresses"/>. Has no default, so that no environment is met by accident. https, except
    /// on loopback.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The client id of Plaid's dashboard, sent in a header. White space around it is dropped.</summary>
    public string? ClientId
    {
        get;
        set => field = value?.Trim();
    }

    /// <summary>The secret that goes with the client id and the environment, sent in a header.</summary>
    public Secret? Secret { get; set; }

    /// <summary>
    /// The oldest balance that will do where the bank gives no real-time one: Capital One's accounts other than
    /// depository ones. Plaid ignores it everywhere else. Null sends none; then those accounts answer <c>INVALID_FIELD</c>.
    /// </summary>
    public TimeSpan? MaxBalanceAge { get; set; }

    /// <summary>
    /// How many readings are under way at once, at most, and with them connections. Further ones wait in the order in which they came.
    /// 1 to 10,000; default 256.
    /// </summary>
    public int MaxConcurrency { get; set; } = 256;

    /// <summary>
    /// How many readings wait for their turn, at most; further ones are <c>BALANCE_QUEUE_FULL</c> at once. One that waits leaves with
    /// <c>BALANCE_QUEUE_TIMEOUT</c> when <see cref="TotalTimeout"/> leaves too little time for a call. 0 to 1,000,000; default 10,000.
    /// </summary>
    public int MaxQueuedCalls { get; set; } = 10_000;

    /// <summary>
    /// For the whole reading, with its wait for a turn, its retries and the waits between them. Not longer than the <c>ReadTimeout</c>
    /// of <c>FundsCheckOptions</c>. Default 45 s.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// For one attempt, up to the last byte of its answer. An attempt that timed out is not retried: it may be billed. Default 30 s.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For making a connection. Default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Further attempts at most, and only after errors that a quick retry can fix. 0 to 3; default 1.</summary>
    public int MaxRetryAttempts { get; set; } = 1;

    /// <summary>The wait before the first retry, about: it is jittered, and doubles from retry to retry. Default 0.5 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a retry. Default 2 s.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A circuit opens when this share of the attempts failed within <see cref="SamplingDuration"/>. Failed connections and
    /// Plaid's own faults count for the circuit to Plaid; attempts that time out count for the circuit of their institution, and for the
    /// one to Plaid where they are of several institutions. A bank's errors never count. 1 to 100; default 50.
    /// </summary>
    public int BreakerFailurePercent { get; set; } = 50;

    /// <summary>Fewer attempts within <see cref="SamplingDuration"/> never open a circuit. Default 10.</summary>
    public int BreakerAttemptsMin { get; set; } = 10;

    /// <summary>How long attempts count for a circuit. At least twice <see cref="AttemptTimeout"/>. Default 60 s.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a circuit stays open before one attempt tries again; any failure of that attempt opens it again. Default 15 s.
    /// </summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A larger answer is not read. Default 1 MiB; an account takes about 1 KiB.</summary>
    public int MaxResponseBytes { get; set; } = 1024 * 1024;
}
