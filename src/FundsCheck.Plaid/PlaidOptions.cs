namespace FundsCheck.Plaid;

/// <summary>
/// The options of the calls to Plaid, validated when the host starts, each alone and in combination; every problem is reported at once.
/// </summary>
/// <remarks>
/// The defaults follow the figures of Plaid: half of all balance calls take 3 s, one in twenty takes 11 s or more, and some take 30 s and
/// longer.
/// </remarks>
public sealed class PlaidOptions
{
    /// <summary>
    /// The address of Plaid, one of <see cref="PlaidAddresses"/>. Required: no environment is the default. https, except on loopback.
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
    /// The maximum age of a balance at a bank without real-time balances: Capital One, for accounts other than depository ones. Plaid
    /// ignores it for other banks. Null sends no age, and those accounts fail with <c>INVALID_FIELD</c>.
    /// </summary>
    public TimeSpan? MaxBalanceAge { get; set; }

    /// <summary>
    /// The maximum ages of balances at banks without real-time balances, by Plaid's id of the institution, such as <c>ins_128026</c> for
    /// Capital One. They precede <see cref="MaxBalanceAge"/>. The institution of an account is the one of <c>AccountRef.InstitutionId</c>,
    /// or of the last response of its Item, or of a call of <c>/item/get</c> before the first balance. Empty by default.
    /// </summary>
    public IDictionary<string, TimeSpan> MaxBalanceAgeByInstitution { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>When a cached balance, which is free, is read in place of a real-time balance. Never by default.</summary>
    public CachedBalanceOptions CachedBalances { get; } = new();

    /// <summary>The kind of the tokens that credentials of accounts are. Access tokens by default.</summary>
    public PlaidTokenKind TokenKind { get; set; }

    /// <summary>
    /// The limits on calls. Null, the default, is the limits that Plaid documents for the environment of <see cref="BaseAddress"/>, and
    /// none for another server.
    /// </summary>
    public PlaidRateLimits? RateLimits { get; set; }

    /// <summary>
    /// The maximum number of concurrent readings and connections. Further readings wait in the order of their arrival. 1 to 10,000; default
    /// 256.
    /// </summary>
    public int MaxConcurrency { get; set; } = 256;

    /// <summary>
    /// The maximum number of waiting readings; a further reading fails with <c>BALANCE_QUEUE_FULL</c> at once. A waiting reading fails with
    /// <c>BALANCE_QUEUE_TIMEOUT</c> when <see cref="TotalTimeout"/> leaves too little time for a call. 0 to 1,000,000; default 10,000.
    /// </summary>
    public int MaxQueuedCalls { get; set; } = 10_000;

    /// <summary>
    /// The time-out of a whole reading, with its wait in the queue, its retries and their delays. At most the <c>ReadTimeout</c> of
    /// <c>FundsCheckOptions</c>. Default 45 s.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// The time-out of one attempt, up to the last byte of its response. An attempt that timed out may be billed, so it is not retried.
    /// Default 30 s.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time-out of a connection. Default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The maximum number of retries, which follow only errors that a quick retry may fix. 0 to 3; default 1.</summary>
    public int MaxRetryAttempts { get; set; } = 1;

    /// <summary>The delay before the first retry, with jitter; it doubles with each retry. Default 0.5 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The maximum delay before a retry. Default 2 s.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The percentage of failed attempts within <see cref="SamplingDuration"/> that opens a circuit. Failed connections and outages of
    /// Plaid count for the circuit to Plaid. Attempts that time out count for the circuit of their institution, and for the circuit to
    /// Plaid where several institutions hang. Errors of a bank never count. 1 to 100; default 50.
    /// </summary>
    public int BreakerFailurePercent { get; set; } = 50;

    /// <summary>The minimum number of attempts within <see cref="SamplingDuration"/> that opens a circuit. Default 10.</summary>
    public int MinimumThroughput { get; set; } = 10;

    /// <summary>
    /// The duration for which an attempt counts for a circuit. At least twice <see cref="AttemptTimeout"/>. Default 60 s.
    /// </summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The duration for which a circuit stays open before it permits one probe; a failed probe opens it again. Default 15 s.
    /// </summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The maximum size of a response; a larger one fails the reading. Default 1 MiB; an account has about 1 KiB.</summary>
    public int MaxResponseBytes { get; set; } = 1024 * 1024;
}
