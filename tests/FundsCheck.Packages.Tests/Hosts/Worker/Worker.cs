namespace Hosts;

internal sealed class Worker(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Console.WriteLine(await SandboxQuickStart.RunAsync());
        lifetime.StopApplication();
    }
}
