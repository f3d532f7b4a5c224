namespace FundsCheck.Sandbox;

/// <summary>The options of a sandbox. The defaults are for tests: a free port, any credentials, no recorded requests.</summary>
public sealed class PlaidSandboxOptions
{
    /// <summary>The maximum number of recorded requests.</summary>
    public const int RecordedRequestsLimit = 100_000;

    /// <summary>The maximum size of the body of <c>huge-body</c>.</summary>
    public const long HugeBodyBytesLimit = 1L << 40;

    private const int PortMax = 65_535;

    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The only client id that is accepted; null accepts any that is not empty. Set with <see cref="Secret"/> or not at all.
    /// </summary>
    public string? ClientId { get; init; }

    /// <summary>
    /// The only secret that is accepted; null accepts any that is not empty. Set with <see cref="ClientId"/> or not at all.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>The clock of all time stamps and of the slow faults.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The delay of the <c>slow</c> faults; 3 s by default, about the median of Plaid.</summary>
    public TimeSpan SlowDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The delay of the <c>drip</c> faults between two bytes; 250 ms by default.</summary>
    public TimeSpan DripInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The uncompressed size of the <c>huge-body</c> faults; 64 MiB by default.</summary>
    public long HugeBodyBytes { get; init; } = 64L << 20;

    /// <summary>
    /// The number of latest requests that are recorded for assertions; none by default. Headers and bodies contain credentials.
    /// </summary>
    public int RecordedRequestsMax { get; init; }

    /// <summary>
    /// The receiver of the webhooks of <see cref="SandboxEndpoint.SandboxItemFireWebhook"/>: an http address on loopback. Null refuses to
    /// send webhooks.
    /// </summary>
    public Uri? WebhookUrl { get; init; }

    internal void Validate()
    {
        Check(Port is >= 0 and <= PortMax, nameof(Port), "must be 0 (any free port) to 65535");
        Check(TimeProvider is not null, nameof(TimeProvider), "must be set");
        Check(SlowDelay > TimeSpan.Zero, nameof(SlowDelay), "must be more than zero");
        Check(DripInterval > TimeSpan.Zero, nameof(DripInterval), "must be more than zero");
        Check(HugeBodyBytes is > 0 and <= HugeBodyBytesLimit, nameof(HugeBodyBytes), "must be 1 byte to 1 TiB");
        Check(RecordedRequestsMax is >= 0 and <= RecordedRequestsLimit, nameof(RecordedRequestsMax), "must be 0 to 100,000");
        Check(
            WebhookUrl is null or { IsAbsoluteUri: true, IsLoopback: true, Scheme: "http" or "https" }, nameof(WebhookUrl),
            "must be an http address on loopback, such as http://127.0.0.1:5100/webhook");
        Check(
            string.IsNullOrEmpty(ClientId) == string.IsNullOrEmpty(Secret), nameof(Secret),
            "must be set together with `ClientId`, or neither");
    }

    private static void Check(bool isValid, string option, string expected)
    {
        if (!isValid)
        {
            throw new ArgumentException($"`{option}` {expected}", option);
        }
    }
}
