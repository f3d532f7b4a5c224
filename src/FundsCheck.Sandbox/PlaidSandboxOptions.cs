namespace FundsCheck.Sandbox;

/// <summary>How a sandbox serves. The defaults suit a test: a free port, any credentials, nothing recorded.</summary>
public sealed class PlaidSandboxOptions
{
    /// <summary>The most requests that can be kept.</summary>
    public const int RecordedRequestsLimit = 100_000;

    /// <summary>The largest body that <c>huge-body</c> can send.</summary>
    public const long HugeBodyBytesLimit = 1L << 40;

    private const int PortMax = 65_535;

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The only client id that is accepted; null accepts any that is not empty. Set with <see cref="Secret"/> or not at all.
    /// </summary>
    public string? ClientId { get; init; }

    /// <summary>
    /// The only secret that is accepted; null accepts any that is not empty. Set with <see cref="ClientId"/> or not at all.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>The clock of the balances' time stamps and of the slow faults.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long the <c>slow</c> faults wait: Plaid's own median is about 3 seconds, which is the default.</summary>
    public TimeSpan SlowDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the <c>drip</c> faults wait between two bytes: 250 ms by default.</summary>
    public TimeSpan DripInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The size of the <c>huge-body</c> faults, unpacked: 64 MiB by default.</summary>
    public long HugeBodyBytes { get; init; } = 64L << 20;

    /// <summary>How many requests are kept for assertions, the latest ones; none by default. Headers and bodies hold credentials.</summary>
    public int RecordedRequestsMax { get; init; }

    internal void Validate()
    {
        Check(Port is >= 0 and <= PortMax, nameof(Port), "must be 0 (any free port) to 65535");
        Check(TimeProvider is not null, nameof(TimeProvider), "must be set");
        Check(SlowDelay > TimeSpan.Zero, nameof(SlowDelay), "must be more than zero");
        Check(DripInterval > TimeSpan.Zero, nameof(DripInterval), "must be more than zero");
        Check(HugeBodyBytes is > 0 and <= HugeBodyBytesLimit, nameof(HugeBodyBytes), "must be 1 byte to 1 TiB");
        Check(RecordedRequestsMax is >= 0 and <= RecordedRequestsLimit, nameof(RecordedRequestsMax), "must be 0 to 100,000");
        Check(
            string.IsNullOrEmpty(ClientId) == string.IsNullOrEmpty(Secret), nameof(Secret),
            "must be set together with `ClientId`, or neither");
    }

    private static void Check(bool fine, string option, string wanted)
    {
        if (!fine)
        {
            throw new ArgumentException($"`{option}` {wanted}", option);
        }
    }
}
