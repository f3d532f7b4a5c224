namespace FundsCheck.Sandbox;

/// <summary>
/// A server on loopback with those endpoints of Plaid that concern a debit (<see cref="SandboxEndpoint.All"/>). Its access tokens
/// (<c>access-sandbox-...</c>) name their cases: Items with special balances, errors, and faults of the connection.
/// </summary>
/// <remarks>
/// It reads no configuration, logs nothing, handles no signal and listens on 127.0.0.1 only. Safe for use from several threads.
/// <code>
/// await using var sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { Port = 0 }, token);
/// // point the client at sandbox.Address, use sandbox.Tokens
/// </code>
/// </remarks>
public sealed class PlaidSandbox : IAsyncDisposable
{
    private readonly SandboxServer _server;
    private readonly PlaidSandboxOptions _options;

    private PlaidSandbox(SandboxServer server, PlaidSandboxOptions options, SandboxFaults faults, SandboxRequests requests)
    {
        _server = server;
        _options = options;
        Faults = faults;
        Requests = requests;
    }

    /// <summary>The address of the sandbox, such as <c>http://127.0.0.1:5099/</c>.</summary>
    public Uri Address => _server.Address;

    /// <summary>All access tokens, Plaid's own example first.</summary>
    public IReadOnlyList<SandboxToken> Tokens => SandboxToken.All;

    /// <summary>All endpoints.</summary>
    public IReadOnlyList<SandboxEndpoint> Endpoints => SandboxEndpoint.All;

    /// <summary>The faults of the next requests.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>The received requests.</summary>
    public SandboxRequests Requests { get; }

    /// <summary>Starts a sandbox, which serves until its disposal.</summary>
    /// <param name="options">The options; null for a free port and the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<PlaidSandbox> StartAsync(PlaidSandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PlaidSandboxOptions();
        options.Validate();
        var faults = new SandboxFaults();
        var requests = new SandboxRequests(options.RecordedRequestsMax);
#pragma warning disable CA2000 // the sandbox disposes its server
        var server = await SandboxServer.StartAsync(options, faults, requests, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA2000
        return new PlaidSandbox(server, options, faults, requests);
    }

    /// <summary>The id of the key that signs webhooks.</summary>
    public string WebhookKeyId => _server.WebhookKeys.CurrentId;

    /// <summary>
    /// Signs later webhooks with a new key, and expires the one before it, which <see cref="SandboxEndpoint.WebhookVerificationKeyGet"/>
    /// still returns. The sandbox keeps 16 keys.
    /// </summary>
    public void RotateWebhookKey() => _server.WebhookKeys.Rotate(_options.TimeProvider.GetUtcNow());

    /// <summary>Writes the address, the endpoints and the access tokens, one in each line with its purpose and its account ids.</summary>
    public void WriteBanner(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Banner.Write(writer, Address, _options);
    }

    /// <summary>Stops at once, and ends requests that hang.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
