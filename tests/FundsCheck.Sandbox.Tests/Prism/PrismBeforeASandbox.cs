using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Prism;

/// <summary>
/// A sandbox with Prism in front of it, once for a class, as Prism takes seconds to start. Null where Prism or the OpenAPI file is missing.
/// </summary>
public sealed class PrismBeforeASandbox : IAsyncLifetime
{
    private PlaidSandbox? _sandbox;
    private WebhookReceiver? _receiver;
    private PrismServer? _prism;
    private Client? _client;

    /// <summary>The reason to skip the tests; null where they run.</summary>
    public string? Missing { get; private set; }

    internal PlaidSandbox Sandbox => _sandbox ?? throw new InvalidOperationException("Prism is not there");

    internal Client Client => _client ?? throw new InvalidOperationException("Prism is not there");

    public async ValueTask InitializeAsync()
    {
        var executable = PrismServer.FindExecutable(Repository.Root);
        var openApi = Repository.Shared("plaid", "openapi.yml");
        if (executable is null || openApi is null)
        {
            Missing = executable is null
                ? "npm's Prism is not installed (`npm ci` in tests)"
                : "the reference material in ../shared is not here";
            return;
        }

        _receiver = WebhookReceiver.Start();
        _sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { WebhookUrl = _receiver.Address });
        _prism = await PrismServer.StartAsync(executable, openApi, PrismMode.Proxy, _sandbox.Address);
        _client = new Client(_prism.Address);
        await Calls.PrepareAsync(_client);
    }

    internal Task<Reply> RequestAsync(SandboxEndpoint endpoint, SandboxToken token) =>
        Client.PostAsync(endpoint, Calls.Body(Sandbox, endpoint, token));

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_prism is not null)
        {
            await _prism.DisposeAsync();
        }

        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }

        if (_receiver is not null)
        {
            await _receiver.DisposeAsync();
        }
    }
}
