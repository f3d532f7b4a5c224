using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>The HTTP client of the calls to Plaid, with every setting explicit.</summary>
internal static class PlaidHttpClient
{
    public const string Name = "FundsCheck.Plaid";

    private const int HeaderKibibytesMax = 32;
    private static readonly TimeSpan ConnectionLifetimeMax = TimeSpan.FromMinutes(2);

    // Load balancers and firewalls drop idle connections after 60 s, some silently, and the next call would fail without a retry.
    // The pool scans at a quarter of this interval, so that the last idle connection is closed after 50 s.
    private static readonly TimeSpan ConnectionIdleMax = TimeSpan.FromSeconds(40);

    public static void AddPlaidHttpClient(this IServiceCollection services) => services
        .AddHttpClient(Name)
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan) // The pipeline has the time-outs.
        .UseSocketsHttpHandler((handler, provider) => Configure(handler, provider.GetRequiredService<IOptions<PlaidOptions>>().Value))
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // The lifetime of the connections renews the DNS lookups.

        // Handlers that a host adds to all of its clients (billed retries, logs of requests) do not apply here.
        .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear())
        .RedactLoggedHeaders(_ => true)
        .RemoveAllLoggers();

    /// <summary>Whether calls use a proxy of the environment or of the host.</summary>
    public static bool IsProxied(PlaidOptions options) =>
        options.BaseAddress is { IsLoopback: false } address
        && !HttpClient.DefaultProxy.IsBypassed(address)
        && HttpClient.DefaultProxy.GetProxy(address) is not null;

    private static void Configure(SocketsHttpHandler handler, PlaidOptions options)
    {
        handler.ConnectTimeout = options.ConnectTimeout;
        handler.PooledConnectionLifetime = ConnectionLifetimeMax;
        handler.PooledConnectionIdleTimeout = ConnectionIdleMax;

        // One connection for each call under way, whose number the queue bounds.
        handler.MaxConnectionsPerServer = options.MaxConcurrency;
        handler.MaxResponseHeadersLength = HeaderKibibytesMax;

        // A response over the limit is not drained; its connection is closed.
        handler.MaxResponseDrainSize = 0;

        // A redirect would send the credentials to another address.
        handler.AllowAutoRedirect = false;
        handler.UseProxy = options.BaseAddress is { IsLoopback: false };
        handler.UseCookies = false;

        handler.SslOptions.RemoteCertificateValidationCallback = CertificateCheck.Validate;

        // A response has about 1 KiB. Without decompression no small response expands into a large one.
        handler.AutomaticDecompression = DecompressionMethods.None;

        // Spans are created, but the trace ids and baggage of the host are not sent to Plaid.
        handler.ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator();
    }
}
