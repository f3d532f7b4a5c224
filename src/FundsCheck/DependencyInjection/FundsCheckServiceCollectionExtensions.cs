using FundsCheck;
using FundsCheck.Checking;
using FundsCheck.DependencyInjection;
using FundsCheck.Rules.HotReload;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.TryAddSingleton(FixedRules.OfDefault);
        services.TryAddSingleton(provider => new RulesHealthCheck(provider.GetRequiredService<IRuleSetSource>()));
        services.TryAddSingleton<IFundsChecker>(FundsCheckerFactory.Create);
        return new FundsCheckBuilder(services);
    }
}
