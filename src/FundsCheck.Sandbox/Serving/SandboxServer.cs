using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FundsCheck.Sandbox;

/// <summary>
/// Kestrel without a host. Configuration, signals and logs, which a host would handle, belong to the program around the sandbox.
/// </summary>
internal sealed class SandboxServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    /// <summary>The time for requests under way to end when the sandbox stops.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);

    private readonly KestrelServer _kestrel;
    private readonly Router _router;
    private readonly WebhookSender _webhooks;
    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;

    private SandboxServer(PlaidSandboxOptions options, SandboxFaults faults, SandboxRequests requests)
    {
        WebhookKeys = new WebhookKeys(options.TimeProvider.GetUtcNow());
        _webhooks = new WebhookSender(options, WebhookKeys);
        var transactions = new SignalTransactions();
        _router = new Router(
            options,
            faults,
            requests,
            [
                new BalanceEndpoint(), new AccountsEndpoint(), new ItemEndpoint(_webhooks), new ProcessorBalanceEndpoint(),
                new IdentityEndpoint(), new AuthEndpoint(), new TransactionsEndpoint(), new SignalEvaluateEndpoint(transactions),
                new DecisionReportEndpoint(transactions), new ReturnReportEndpoint(transactions), new WebhookKeyEndpoint(WebhookKeys),
                new FireWebhookEndpoint(_webhooks),
            ],
            _stopping.Token);
        _kestrel = new KestrelServer(
            Options.Create(Configured(options.Port)),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    public WebhookKeys WebhookKeys { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<SandboxServer> StartAsync(
        PlaidSandboxOptions options, SandboxFaults faults, SandboxRequests requests, CancellationToken cancellationToken)
    {
        var server = new SandboxServer(options, faults, requests);
        try
        {
            await server._kestrel.StartAsync(server, cancellationToken).ConfigureAwait(false);
            server.Address = new Uri(server._kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => _router.HandleAsync(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        using (var grace = new CancellationTokenSource(StopGrace, TimeProvider.System))
        {
            await _kestrel.StopAsync(grace.Token).ConfigureAwait(false);
        }

        _kestrel.Dispose();
        _webhooks.Dispose();
        WebhookKeys.Dispose();
        _stopping.Dispose();
    }

    private static KestrelServerOptions Configured(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = RequestBody.BytesMax;

        // The drip faults, and some clients, are slower than the minimum data rates of Kestrel.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        return options;
    }
}
