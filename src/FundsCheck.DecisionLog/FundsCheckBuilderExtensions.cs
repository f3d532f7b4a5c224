using FundsCheck.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>Registers the decision log as the decision store.</summary>
public static class FundsCheckBuilderExtensions
{
    /// <summary>
    /// Keeps decisions in a file: each is on disk before it is returned, found again by its debit's id after a restart, and counted against
    /// the next balance. One process writes to a file; many may read it.
    /// </summary>
    /// <param name="builder">What <c>AddFundsCheck</c> returns.</param>
    /// <param name="path">The file; created where there is none. Beside it stand <c>path.lock</c>, and the segments that are
    /// closed.</param>
    /// <param name="configure">Sets how the log is kept; null for the default way.</param>
    /// <exception cref="InvalidOperationException">Another store is registered already, or an option is out of bounds.</exception>
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
