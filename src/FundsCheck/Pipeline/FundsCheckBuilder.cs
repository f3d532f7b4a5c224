using FundsCheck.Balances;
using FundsCheck.Decisions;
using FundsCheck.Decisions.Log;
using FundsCheck.Pipeline.LiveRules;
using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Pipeline;

/// <summary>
/// What <c>AddFundsCheck</c> returns: the place to name the decision store, the balance source, and rules other than one rule set.
/// </summary>
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
    /// Keeps decisions in a file: each is on disk before it is returned, found again by its debit's id after a restart, and counted against
    /// the next balance. One process writes to a file; many may read it.
    /// </summary>
    /// <param name="path">The file; made where there is none. Beside it stand <c>path.lock</c>, and the segments that are closed.</param>
    /// <param name="configure">Sets how the log is kept; null for the usual way.</param>
    /// <exception cref="InvalidOperationException">Another store is named already, or an option is out of bounds.</exception>
    public FundsCheckBuilder KeepDecisionsIn(string path, Action<DecisionLogOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var options = new DecisionLogOptions();
        configure?.Invoke(options);
        options.Validate();
        RefuseSecond(typeof(IDecisionStore), "a decision store");
        Services.AddSingleton<IDecisionStore>(services => FileDecisionStore.Open(
            path,
            options,
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

    /// <summary>Judges by several rule sets that the host holds; a debit's policy chooses.</summary>
    /// <exception cref="InvalidOperationException">Other rules are named already.</exception>
    public FundsCheckBuilder UseRules(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        NameRules(services => new FixedRules(book, services.GetRequiredService<TimeProvider>()));
        return this;
    }

    /// <summary>
    /// Judges by the rule sets of a folder, loaded when the host starts; a debit's policy chooses. A file that does not load stops the
    /// host.
    /// </summary>
    /// <param name="folder">The folder; see <see cref="RuleBook.Load"/> for what in it is a rule file.</param>
    /// <param name="defaultPolicy">The name of the rule set that judges a debit without a policy; it must be stated where there are
    /// several.</param>
    /// <exception cref="InvalidOperationException">Other rules are named already.</exception>
    public FundsCheckBuilder UseRulesFrom(string folder, string? defaultPolicy = null) =>
        UseFolder(folder, options => options.DefaultPolicy = defaultPolicy, isWatched: false);

    /// <summary>
    /// Judges by the rule sets of a folder, loaded when the host starts and anew, whole, whenever a file changes. A file that does not load
    /// stops the host at start; later it changes nothing, and log, metric and <see cref="RulesHealthCheck"/> say so until it is mended.
    /// </summary>
    /// <param name="folder">The folder; see <see cref="RuleBook.Load"/> for what in it is a rule file.</param>
    /// <param name="configure">Names the rule set that judges a debit without a policy, which must be done where there are several.</param>
    /// <exception cref="InvalidOperationException">Other rules are named already.</exception>
    public FundsCheckBuilder WatchRulesIn(string folder, Action<RuleFolderOptions>? configure = null) =>
        UseFolder(folder, configure, isWatched: true);

    private FundsCheckBuilder UseFolder(string folder, Action<RuleFolderOptions>? configure, bool isWatched)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        NameRules(services => services.GetRequiredService<RuleFolder>());
        Services.AddOptions<RuleFolderOptions>().Configure(options => (options.Folder, options.IsWatched) = (folder, isWatched))
            .Configure(configure ?? (_ => { }));
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RuleFolderOptions>, RuleFolderOptionsValidator>());
        Services.AddSingleton<RuleFolder>();
        return this;
    }

    private void NameRules(Func<IServiceProvider, IRulesInForce> make)
    {
        RefuseSecond(typeof(RulesNamed), "a source of rules");
        Services.AddSingleton<RulesNamed>();
        Services.Replace(ServiceDescriptor.Singleton(make));
    }

    private void RefuseSecond(Type service, string what)
    {
        if (Services.Any(descriptor => descriptor.ServiceType == service))
        {
            throw new InvalidOperationException($"{what} is named already; name one");
        }
    }
}
