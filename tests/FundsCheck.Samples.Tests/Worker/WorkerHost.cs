using FundsCheck.Samples.Tests.Support;
using FundsCheck.Samples.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Samples.Tests.Worker;

/// <summary>The worker in this process, which looks into its inbox a hundred times a second.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isRunning;

    public WorkerHost(Func<IFundsChecker, IFundsChecker>? decorate = null, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        foreach (var (key, value) in settings.Prepend(("Inbox:PollInterval", "00:00:00.010")))
        {
            builder.Configuration[key] = value;
        }

        builder.Logging.AddProvider(Log);
        builder.AddInboxWorker();
        if (decorate is not null)
        {
            var added = builder.Services.Single(service => service.ServiceType == typeof(IFundsChecker));
            builder.Services.Replace(ServiceDescriptor.Singleton(
                services => decorate((IFundsChecker)added.ImplementationFactory!(services))));
        }

        _host = builder.Build();
    }

    public LogLines Log { get; } = new();

    public async Task StartAsync()
    {
        await _host.StartAsync(TestContext.Current.CancellationToken);
        _isRunning = true;
    }

    public async Task StopAsync()
    {
        if (_isRunning)
        {
            _isRunning = false;
            await _host.StopAsync(TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
    }
}
