using FundsCheck;
using FundsCheck.Checking;
using FundsCheck.DependencyInjection;
using FundsCheck.Hosting;
using FundsCheck.Rules.HotReload;
using FundsCheck.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

#pragma warning disable IDE0130 // The namespace of the builder that it extends, as is usual.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Adds the health checks of the library to a host's.</summary>
public static class FundsCheckHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds four checks. <c>fundscheck-rules</c> is degraded while a change of a watched folder does not load, or a scan of it is stuck.
    /// <c>fundscheck-store</c> is unhealthy while no decision can be recorded. <c>fundscheck-balance-source</c> is degraded while the
    /// source does not call its provider. <c>fundscheck-clock</c> is degraded after a jump of the clock, until it is known which time is
    /// right. A store or a source of the host's own takes part by implementing <see cref="IHealthCheck"/>.
    /// </summary>
    /// <param name="builder">The builder that <c>AddHealthChecks</c> returns.</param>
    /// <param name="tags">The tags of each, such as <c>ready</c>.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddFundsCheckHealthChecks(this IHealthChecksBuilder builder, params IEnumerable<string> tags)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(string.Empty, services => services, [.. tags]);
    }

    /// <summary>
    /// The same for a checker of <c>AddKeyedFundsCheck</c>; the names end with its key, as in <c>fundscheck-store-KEY</c>.
    /// </summary>
    /// <param name="builder">The builder that <c>AddHealthChecks</c> returns.</param>
    /// <param name="key">The key of the checker.</param>
    /// <param name="tags">The tags of each.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddKeyedFundsCheckHealthChecks(
        this IHealthChecksBuilder builder, string key, params IEnumerable<string> tags)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add($"-{key}", services => services.GetRequiredKeyedService<CheckerServices>(key).Services, [.. tags]);
    }

    private static IHealthChecksBuilder Add(
        this IHealthChecksBuilder builder, string suffix, Func<IServiceProvider, IServiceProvider> services, string[] tags)
    {
        return builder
            .Add(Registration("rules", checker => checker.GetRequiredService<RulesHealthCheck>()))
            .Add(Registration("store", checker => new ServiceHealthCheck<IDecisionStore>(checker)))
            .Add(Registration("balance-source", checker => new ServiceHealthCheck<IBalanceSource>(checker)))
            .Add(Registration("clock", checker => new ServiceHealthCheck<ClockWatch>(checker)));

        HealthCheckRegistration Registration(string part, Func<IServiceProvider, IHealthCheck> create) =>
            new($"fundscheck-{part}{suffix}", host => create(services(host)), failureStatus: null, tags);
    }
}
