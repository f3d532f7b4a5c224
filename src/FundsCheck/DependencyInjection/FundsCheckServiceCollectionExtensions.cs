using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using FundsCheck;
using FundsCheck.Checking;
using FundsCheck.DependencyInjection;
using FundsCheck.DependencyInjection.Configuration;
using FundsCheck.Diagnostics;
using FundsCheck.Hosting;
using FundsCheck.Rules.HotReload;
using FundsCheck.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // The namespace of the services that it extends, as is usual.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Sets the library up in a host's services.</summary>
public static class FundsCheckServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IFundsChecker"/>. What this returns names the decision store and the balance source; a host that starts without
    /// either fails with a message that says so.
    /// </summary>
    /// <param name="services">The host's services. Logging is the host's own, where it has any.</param>
    /// <param name="configure">Sets the limits; null for the default ones.</param>
    public static FundsCheckBuilder AddFundsCheck(this IServiceCollection services, Action<FundsCheckOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<FundsCheckOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FundsCheckOptions>, FundsCheckOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(
            typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(Microsoft.Extensions.Logging.Abstractions.NullLogger<>));
        services.TryAddSingleton(provider => new Telemetry(
            provider.GetService<IMeterFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new RulesTelemetry(
            provider.GetService<IMeterFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(FixedRules.OfDefault);
        services.TryAddSingleton(provider => new RulesHealthCheck(
            provider.GetRequiredService<IRuleSetSource>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<CallGate>();
        services.TryAddSingleton(ClockOf);
        services.TryAddSingleton<IFundsChecker>(FundsCheckerFactory.Create);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CheckerService>());
        return new FundsCheckBuilder(services);
    }

    /// <summary>
    /// The same by the host's configuration. The section <c>FundsCheck</c> has the members of <see cref="FundsCheckOptions"/>, and a
    /// section <c>Rules</c> in it those of <see cref="RuleFolderOptions"/>; adapters have sections of their own there. An unknown key, a
    /// value of another type and a value out of range stop the host at start, with every problem and the path of its key.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration, or the section itself.</param>
    [RequiresUnreferencedCode(SectionOptionsFactory<object>.Reflection)]
    [RequiresDynamicCode(SectionOptionsFactory<object>.Reflection)]
    public static FundsCheckBuilder AddFundsCheck(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = services.AddFundsCheck(configure: null);
        var section = SectionOptionsBuilderExtensions.SectionOf(configuration, SectionOptionsBuilderExtensions.SectionName);
        services.AddOptions<FundsCheckOptions>().BindSection(section, section.Path);
        var rules = section.GetSection("Rules");
        if (rules.Exists())
        {
            builder.UseFolder(options => options.BindSection(rules, rules.Path));
        }

        return builder;
    }

    /// <summary>
    /// Adds one of several checkers of a host, each with its own store, source, rules and options. Resolve it as the keyed service
    /// <see cref="IFundsChecker"/>, and the reads of its store as <see cref="IDecisionReader"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The key of the checker.</param>
    /// <param name="configure">
    /// Calls <c>AddFundsCheck</c> on the services of the checker, and names its store and its source; the second argument has the host's
    /// services. Clock and log are the host's.
    /// </param>
    /// <exception cref="InvalidOperationException">The key is in use already.</exception>
    public static IServiceCollection AddKeyedFundsCheck(
        this IServiceCollection services, string key, Action<IServiceCollection, IServiceProvider> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(registered => registered.ServiceType == typeof(CheckerServices) && key.Equals(registered.ServiceKey)))
        {
            throw new InvalidOperationException($"a checker with the key `{key}` is registered already");
        }

        services.AddKeyedSingleton(key, (host, _) => new CheckerServices(host, configure));
        services.AddKeyedSingleton(key, (host, _) => Services(host).GetRequiredService<IFundsChecker>());
        services.AddKeyedSingleton(key, (host, _) => Services(host).GetRequiredService<IDecisionReader>());
        services.AddSingleton<IHostedService>(host => Services(host).GetServices<IHostedService>().OfType<CheckerService>().Single());
        return services;

        IServiceProvider Services(IServiceProvider host) => host.GetRequiredKeyedService<CheckerServices>(key).Services;
    }

    private static ClockWatch ClockOf(IServiceProvider services) => new(
        services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<IFundsChecker>>(),
        services.GetRequiredService<Telemetry>(), services.GetRequiredService<IDecisionStore>().RecordedUntil);
}
