using FundsCheck.Checking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Hosting;

/// <summary>
/// Opens the store and loads the rules when the host starts, so that a host whose checks would all fail does not start; ends the calls when
/// it stops.
/// </summary>
internal sealed partial class CheckerService(
    IServiceProvider services, IOptions<FundsCheckOptions> options, CallGate calls, TimeProvider time, ILogger<IFundsChecker> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <exception cref="StoreUnavailableException">The store cannot be opened within <see cref="FundsCheckOptions.StoreWait"/>.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var isFirst = true; !TryOpen(started, isFirst); isFirst = false)
        {
            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        calls.EndAfter(options.Value.ShutdownTimeout);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var left = await calls.CloseAsync(cancellationToken).ConfigureAwait(false);
        if (left > 0)
        {
            NotEnded(logger, left);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private bool TryOpen(long started, bool isFirst)
    {
        try
        {
            _ = services.GetRequiredService<IFundsChecker>();
            return true;
        }
        catch (StoreUnavailableException exception) when (time.GetElapsedTime(started) < options.Value.StoreWait)
        {
            if (isFirst)
            {
                Waiting(logger, options.Value.StoreWait, exception.Message);
            }

            return false;
        }
    }

    [LoggerMessage(1016, LogLevel.Warning, "The start waits up to {StoreWait} for the decision store: {Cause}")]
    private static partial void Waiting(ILogger logger, TimeSpan storeWait, string cause);

    [LoggerMessage(1017, LogLevel.Warning, "The host stops, and {Count} checks have not ended; check their debits again after the start")]
    private static partial void NotEnded(ILogger logger, int count);
}
