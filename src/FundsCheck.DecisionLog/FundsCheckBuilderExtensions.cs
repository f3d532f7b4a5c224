using FundsCheck.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
        var options = new DecisionLogOptions();
        configure?.Invoke(options);
        options.Validate();
        return builder.UseDecisionStore(services => FileDecisionStore.Open(
            path,
            options,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<IFundsChecker>>()));
    }
}
