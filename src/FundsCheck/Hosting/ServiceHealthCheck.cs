using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FundsCheck.Hosting;

/// <summary>
/// The health of a store or a source: its own, where it is an <see cref="IHealthCheck"/>. One that cannot be created is unhealthy.
/// </summary>
/// <typeparam name="TService">The port.</typeparam>
internal sealed class ServiceHealthCheck<TService>(IServiceProvider services) : IHealthCheck
    where TService : class
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var service = services.GetRequiredService<TService>();
            return service is IHealthCheck health
                ? await health.CheckHealthAsync(context, cancellationToken).ConfigureAwait(false)
                : HealthCheckResult.Healthy($"{service.GetType().Name} reports no health");
        }
#pragma warning disable CA1031 // Every failure is the result. Its text may hold anything, so only a listed one is shown.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus, FundsCheckException.CauseOf(exception) ?? exception.GetType().Name);
        }
    }
}
