using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DependencyInjection;

/// <summary>
/// The services of one of several checkers of a host: its own store, source, rules and options. Clock and log are the host's.
/// </summary>
internal sealed class CheckerServices(IServiceProvider host, Action<IServiceCollection, IServiceProvider> configure)
    : IAsyncDisposable, IDisposable
{
    private readonly ServiceProvider _services = Create(host, configure);

    public IServiceProvider Services => _services;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public void Dispose() => _services.Dispose();

    private static ServiceProvider Create(IServiceProvider host, Action<IServiceCollection, IServiceProvider> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton(host.GetService<TimeProvider>() ?? TimeProvider.System);
        if (host.GetService<ILoggerFactory>() is { } loggers)
        {
            services.AddSingleton(loggers);
            services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        }

        if (host.GetService<IMeterFactory>() is { } meters)
        {
            services.AddSingleton(meters);
        }

        configure(services, host);
        return services.BuildServiceProvider();
    }
}
