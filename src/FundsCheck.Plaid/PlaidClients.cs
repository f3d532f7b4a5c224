using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>
/// Several clients of Plaid as one balance source. Each has services of its own, so that no credential, limit or circuit of one is used by
/// another; they share the host's clock, log and statuses of connections.
/// </summary>
internal sealed class PlaidClients : IBalanceSource, IHealthCheck, IAsyncDisposable, IDisposable
{
    private readonly Dictionary<string, ServiceProvider> _clients;

    public PlaidClients(IEnumerable<PlaidClientName> names, IServiceProvider host) =>
        _clients = names.ToDictionary(client => client.Name, client => Create(host, client.Name), StringComparer.Ordinal);

    public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Account.ClientName is { } name && _clients.TryGetValue(name, out var client)
            ? client.GetRequiredService<PlaidBalanceSource>().ReadAsync(request, cancellationToken)
            : ValueTask.FromResult<BalanceReading>(new BalanceReading.Failed(PlaidFailures.ClientUnknown));
    }

    /// <summary>The receiver of one client's webhooks.</summary>
    public IPlaidWebhookReceiver ReceiverOf(string client) => _clients[client].GetRequiredService<IPlaidWebhookReceiver>();

    /// <summary>Degraded while the circuit of a client is open.</summary>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var open = new List<string>();
        foreach (var (name, client) in _clients)
        {
            var health = await client.GetRequiredService<PlaidBalanceSource>().CheckHealthAsync(context, cancellationToken)
                .ConfigureAwait(false);
            if (health.Status != HealthStatus.Healthy)
            {
                open.Add($"{name}: {health.Description}");
            }
        }

        return open.Count == 0
            ? HealthCheckResult.Healthy("the circuits to Plaid are closed")
            : HealthCheckResult.Degraded(string.Join("; ", open));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private static ServiceProvider Create(IServiceProvider host, string name)
    {
        var services = new ServiceCollection();
        services.AddSingleton(host.GetRequiredService<TimeProvider>());
        services.AddSingleton(host.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(host.GetRequiredService<IConnectionStatusStore>());
        if (host.GetService<IMeterFactory>() is { } meters)
        {
            services.AddSingleton(meters);
        }

        var options = host.GetRequiredService<IOptionsMonitor<PlaidOptions>>().Get(name);
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options));
        services.AddSingleton(new PlaidClientName(name));
        services.AddPlaidCalls();

        // The handlers of webhooks are services of the host.
        services.AddSingleton<IPlaidWebhookReceiver>(provider => ActivatorUtilities.CreateInstance<PlaidWebhookReceiver>(
            provider, host.GetRequiredService<IServiceScopeFactory>()));
        services.AddPlaidWebhooks();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PlaidBalanceSource>(provider, name));
        return services.BuildServiceProvider();
    }
}
