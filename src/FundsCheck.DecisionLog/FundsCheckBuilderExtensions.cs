using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using FundsCheck.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.DecisionLog;

/// <summary>Registers the decision log as the decision store.</summary>
public static class FundsCheckBuilderExtensions
{
    /// <summary>
    /// Keeps decisions in a file. A decision is on disk before the caller receives it; after a restart the store finds it by the id of its
    /// debit and counts its hold. One process writes to a log; any number may read it.
    /// </summary>
    /// <param name="builder">The builder that <c>AddFundsCheck</c> returns.</param>
    /// <param name="path">The path of the log; the file is created where it is missing. The store creates <c>path.lock</c> and the sealed
    /// segments beside it.</param>
    /// <param name="configure">Sets the options of the log; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Another store is registered, or an option is out of range.</exception>
    public static FundsCheckBuilder UseDecisionLog(
        this FundsCheckBuilder builder, string path, Action<DecisionLogOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var options = new DecisionLogOptions { Path = path };
        configure?.Invoke(options);
        options.Validate();
        builder.Services.AddStoreTelemetry();
        return builder.UseDecisionStore(services => Open(services, options));
    }

    /// <summary>The same by the host's configuration: the section <c>FundsCheck:DecisionLog</c> has the members of the options.</summary>
    /// <param name="builder">The builder that <c>AddFundsCheck</c> returns.</param>
    /// <param name="configuration">The host's configuration, or the section itself.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Another store is registered.</exception>
    /// <remarks>An unknown key and an invalid value stop the host at start, with every problem and the path of its key.</remarks>
    [RequiresUnreferencedCode("The members of options are found by reflection.")]
    [RequiresDynamicCode("The members of options are found by reflection.")]
    public static FundsCheckBuilder UseDecisionLog(this FundsCheckBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStoreTelemetry();
        builder.UseDecisionStore(services => Open(services, services.GetRequiredService<IOptions<DecisionLogOptions>>().Value));
        builder.Services.AddOptions<DecisionLogOptions>().BindSection(configuration, "FundsCheck:DecisionLog").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DecisionLogOptions>, DecisionLogOptionsValidator>();
        return builder;
    }

    private static void AddStoreTelemetry(this IServiceCollection services) => services.TryAddSingleton(provider => new StoreTelemetry(
        provider.GetService<IMeterFactory>(), provider.GetRequiredService<TimeProvider>(), "decision_log"));

    private static FileDecisionStore Open(IServiceProvider services, DecisionLogOptions options) => FileDecisionStore.Open(
        options.Path, options, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<IFundsChecker>>(),
        services.GetRequiredService<StoreTelemetry>());

    private sealed class DecisionLogOptionsValidator : IValidateOptions<DecisionLogOptions>
    {
        public ValidateOptionsResult Validate(string? name, DecisionLogOptions options) =>
            OptionProblems.ToResult([.. options.FindProblems()]);
    }
}
