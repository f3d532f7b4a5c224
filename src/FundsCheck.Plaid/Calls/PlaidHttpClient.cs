using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>The HTTP client that calls Plaid, every setting named.</summary>
internal static class PlaidHttpClient
{
    public const string Name = "FundsCheck.Plaid";

    private const int HeaderKibibytesMax = 32;
    private static readonly TimeSpan ConnectionLifetimeMax = TimeSpan.FromMinutes(2);

    // Load balancers and firewalls drop idle connections after 60 s, some without a word: the next call would be cut, and not retried.
    // The pool looks at a quarter of this interval, so that the last idle connection is gone after 50 s.
    private static readonly TimeSpan ConnectionIdleMax = TimeSpan.FromSeconds(40);

    public static void AddPlaidHttpClient(this IServiceCollection services) => services
        .AddHttpClient(Name)
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan) // Time belongs to the pipeline.
        .UseSocketsHttpHandler((handler, provider) => Configure(handler, provider.GetRequiredService<IOptions<PlaidOptions>>().Value))
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // Addresses are looked up anew by the connections' own lifetime.

        // What a host adds to all of its clients (retries that are billed again, logs of requests) is not for this one.
        .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear())
        .RedactLoggedHeaders(_ => true)
        .RemoveAllLoggers();

    /// <summary>Whether calls go through a proxy, as the environment or the host sets one up for all clients.</summary>
    public static bool IsProxied(PlaidOptions options) =>
        options.BaseAddress is { IsLoopback: false } address
        && !HttpClient.DefaultProxy.IsBypassed(address)
        && HttpClient.DefaultProxy.GetProxy(address) is not null;

    private static void Configure(SocketsHttpHandler handler, PlaidOptions options)
    {
        handler.ConnectTimeout = options.ConnectTimeout;
        handler.PooledConnectionLifetime = ConnectionLifetimeMax;
        handler.PooledConnectionIdleTimeout = ConnectionIdleMax;

        // One connection for each call under way: the queue before the calls keeps their number within the same bound.
        handler.MaxConnectionsPerServer = options.MaxConcurrency;
        handler.MaxResponseHeadersLength = HeaderKibibytesMax;

        // An answer over the limit is not read to its end; its connection is closed instead.
        handler.MaxResponseDrainSize = 0;

        // Credentials go to the configured address and nowhere else.
        handler.AllowAutoRedirect = false;
        handler.UseProxy = options.BaseAddress is { IsLoopback: false };
        handler.UseCookies = false;

        handler.SslOptions.RemoteCertificateValidationCallback = CertificateCheck.Validate;

        // The answer is about 1 KiB: nothing to gain, and no small answer can unpack into a large one.
        handler.AutomaticDecompression = DecompressionMethods.None;

        // Spans are still made, but the host's trace ids and baggage do not travel to Plaid.
        handler.ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator();
    }
}
