using FundsCheck.Balances;
using FundsCheck.Decisions;
using FundsCheck.Decisions.Log;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Pipeline;

/// <summary>What <c>AddFundsCheck</c> returns: the place to name the decision store and the balance source.</summary>
public sealed class FundsCheckBuilder
{
    internal FundsCheckBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services, for extensions that add a store or a source.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps decisions for the life of the process only: for tests. Nothing is recalled or held after a restart.</summary>
    /// <exception cref="InvalidOperationException">Another store is named already.</exception>
    public FundsCheckBuilder KeepDecisionsInMemory()
    {
        RefuseSecond(typeof(IDecisionStore), "a decision store");
        Services.AddSingleton<IDecisionStore, MemoryDecisionStore>();
        return this;
    }

    /// <summary>
    /// Keeps decisions in a file: each is on disk before it is returned, found again by its debit's id after a restart, and counted against the
    /// next balance. One process writes to a file; many may read it.
    /// </summary>
    /// <param name="path">The file; made where there is none. Beside it stands <c>path.lock</c>.</param>
    /// <exception cref="InvalidOperationException">Another store is named already.</exception>
    public FundsCheckBuilder KeepDecisionsIn(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RefuseSecond(typeof(IDecisionStore), "a decision store");
        Services.AddSingleton<IDecisionStore>(services => FileDecisionStore.Open(
            path,
            isFlushed: true,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<IFundsChecker>>()));
        return this;
    }

    /// <summary>Reads balances from a source of the host's own.</summary>
    /// <exception cref="InvalidOperationException">Another source is named already.</exception>
    public FundsCheckBuilder ReadBalancesFrom(Func<IServiceProvider, IBalanceSource> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        RefuseSecond(typeof(IBalanceSource), "a balance source");
        Services.AddSingleton(make);
        return this;
    }

    private void RefuseSecond(Type service, string what)
    {
        if (Services.Any(descriptor => descriptor.ServiceType == service))
        {
            throw new InvalidOperationException($"{what} is named already; name one");
        }
    }
}
