using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>A host that receives webhooks and reads balances, with a server in place of Plaid and a fake clock.</summary>
internal sealed class WebhookHost : HttpMessageHandler, IPlaidWebhookHandler
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _meter = new();

    public WebhookHost(IConnectionStatusStore? store = null)
    {
        KeyStep = request => Keys.TryGetValue(request, out var response)
            ? Steps.Ok(response)
            : Steps.Error("INVALID_WEBHOOK_VERIFICATION_KEY_ID", type: "INVALID_INPUT");
        Keys[Signer.KeyId] = Signer.KeyResponse();
        var services = Host.Services(_ => { }, Time, Logs);
        services.AddHttpClient("FundsCheck.Plaid").ConfigurePrimaryHttpMessageHandler(() => this);
        services.AddSingleton<IPlaidWebhookHandler>(this);
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        Receiver = _services.GetRequiredService<IPlaidWebhookReceiver>();
        Source = _services.GetRequiredService<IBalanceSource>();
        Store = _services.GetRequiredService<IConnectionStatusStore>();
        Listen();
    }

    public AdjustableTimeProvider Time { get; } = new(Host.Start);

    public CapturedLogs Logs { get; } = new();

    public WebhookSigner Signer { get; } = new();

    public IPlaidWebhookReceiver Receiver { get; }

    public IBalanceSource Source { get; }

    public IConnectionStatusStore Store { get; }

    /// <summary>The responses to requests for keys, by their ids.</summary>
    public ConcurrentDictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>The response to a request for a key.</summary>
    public Func<string, Step> KeyStep { get; set; }

    /// <summary>The response to a request for a balance.</summary>
    public Step Balance { get; set; } = Steps.Ok(Json.Plain);

    public int KeyCalls { get; private set; }

    public int BalanceCalls { get; private set; }

    public List<PlaidWebhook> Handled { get; } = [];

    /// <summary>Called within the handler of the host.</summary>
    public Action OnHandle { get; set; } = () => { };

    /// <summary>The counted webhooks and the counted saved calls of this process, of all tests that run at the time.</summary>
    public ConcurrentQueue<string> Counted { get; } = new();

    public Task<PlaidWebhookResult> ReceiveAsync(string body) => ReceiveAsync(Signer.Sign(body, Time.GetUtcNow()), body);

    public async Task<PlaidWebhookResult> ReceiveAsync(string? token, string body) =>
        await Receiver.ReceiveAsync(token, Encoding.UTF8.GetBytes(body), TestContext.Current.CancellationToken);

    /// <summary>A reading of an account; without the Item's id, the Item is learned from responses.</summary>
    public async Task<BalanceReading> ReadAsync(string? itemId = null, string accountId = Json.AccountId) => await Source.ReadAsync(
        new BalanceRequest(new AccountRef(accountId, new Secret(Host.AccessToken)) { ConnectionId = itemId }),
        TestContext.Current.CancellationToken);

    public async Task<ConnectionStatus?> StatusAsync(string? accountId = null) =>
        await Store.FindAsync(WebhookBodies.ItemId, accountId, TestContext.Current.CancellationToken);

    public ValueTask HandleAsync(PlaidWebhook webhook, CancellationToken cancellationToken)
    {
        OnHandle();
        Handled.Add(webhook);
        return ValueTask.CompletedTask;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath == "/webhook_verification_key/get")
        {
            KeyCalls++;
            var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            request.Headers.GetValues("PLAID-SECRET").Should().Equal(Host.ClientSecret);
            return await KeyStep(body["key_id"]!.GetValue<string>())(cancellationToken);
        }

        BalanceCalls++;
        return await Balance(cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _meter.Dispose();
        _services.Dispose();
        Signer.Dispose();
        base.Dispose(disposing);
    }

    private void Listen()
    {
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "fundscheck.plaid.webhooks" or "fundscheck.plaid.saved_calls")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (value != 0)
            {
                Counted.Enqueue($"{instrument.Name} {string.Join(",", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
            }
        });
        _meter.Start();
    }
}
