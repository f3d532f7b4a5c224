using System.Text.Json;

namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>A sandbox with small delays and bodies and a receiver of webhooks, for all tests of a class.</summary>
public sealed class FaultyEndpoints : IAsyncLifetime
{
    private const int HugeBytes = 3_000_000;
    private readonly Dictionary<SandboxEndpoint, JsonElement> _references = [];
    private WebhookReceiver _receiver = null!;
    private Client _client = null!;

    public PlaidSandbox Sandbox { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = WebhookReceiver.Start();
        Sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions
        {
            SlowDelay = TimeSpan.FromMilliseconds(5),
            DripInterval = TimeSpan.FromTicks(1),
            HugeBodyBytes = HugeBytes,
            WebhookUrl = _receiver.Address,
        });
        _client = new Client(Sandbox.Address);
        (await Calls.PrepareAsync(_client)).Status.Should().Be(200);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Sandbox.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    internal Task<Reply> RequestAsync(SandboxEndpoint endpoint, SandboxToken token) =>
        _client.PostAsync(endpoint, Calls.Body(Sandbox, endpoint, token));

    /// <summary>The response; null where the connection breaks.</summary>
    internal async Task<Reply?> TryRequestAsync(SandboxEndpoint endpoint, SandboxToken token)
    {
        // The connection of its own: a fault may leave it in any state.
        using var client = new Client(Sandbox.Address);
        try
        {
            return await client.PostAsync(endpoint, Calls.Body(Sandbox, endpoint, token));
        }
        catch (Exception broken) when (broken is HttpRequestException or HttpIOException)
        {
            return null;
        }
    }

    /// <summary>The complete false response of an endpoint, which faults alter.</summary>
    internal async Task<JsonElement> ReferenceAsync(SandboxEndpoint endpoint, SandboxToken token)
    {
        if (!_references.TryGetValue(endpoint, out var reference))
        {
            Sandbox.Faults.Clear();
            Sandbox.Faults.Enqueue(endpoint, SandboxFault.Get("balances-202"));
            reference = (await RequestAsync(endpoint, token)).Json;
            _references.Add(endpoint, reference);
        }

        return reference;
    }
}
