using FundsCheck.Rules;
using FundsCheck.Rules.HotReload;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FundsCheck.DependencyInjection;

/// <summary>
/// What <c>AddFundsCheck</c> returns: the place to name the decision store, the balance source, and rules other than one rule set.
/// </summary>
public sealed class FundsCheckBuilder
{
    /// <summary>Begins a configuration of services to which FundsCheck is added already; tests of extensions need one.</summary>
    /// <param name="services">The services.</param>
    public FundsCheckBuilder(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Services = services;
    }

    /// <summary>The host's services, for extensions that add a store or a source.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps decisions for the life of the process only: for tests. A restart forgets every decision and hold.</summary>
    /// <exception cref="InvalidOperationException">Another store is named already.</exception>
    public FundsCheckBuilder KeepDecisionsInMemory() => UseDecisionStore(_ => new MemoryDecisionStore());

    /// <summary>
    /// Keeps decisions in a store of the host's own. It passes the contract suite of FundsCheck.Testing. The same store is registered as
    /// <see cref="IDecisionReader"/>; resolving that from a store that does not implement it is an <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="create">Creates the store, once, from the host's services.</param>
    /// <exception cref="InvalidOperationException">Another store is registered already.</exception>
    public FundsCheckBuilder UseDecisionStore(Func<IServiceProvider, IDecisionStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        RefuseSecond(typeof(IDecisionStore), "a decision store");
        Services.AddSingleton(create);
        Services.TryAddSingleton(services => ReaderOf(services.GetRequiredService<IDecisionStore>()));
        return this;
    }

    /// <summary>Reads balances from a source of the host's own.</summary>
    /// <exception cref="InvalidOperationException">Another source is named already.</exception>
    public FundsCheckBuilder UseBalanceSource(Func<IServiceProvider, IBalanceSource> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        RefuseSecond(typeof(IBalanceSource), "a balance source");
        Services.AddSingleton(make);
        return this;
    }

    /// <summary>
    /// Reads facts of debits from a source, for the rule sets that declare them (<see cref="IFactSource.Prefix"/>). Without it no such fact
    /// is known.
    /// </summary>
    /// <param name="create">Creates the source, once, from the host's services.</param>
    /// <exception cref="InvalidOperationException">Another fact source is registered already.</exception>
    public FundsCheckBuilder UseFactSource(Func<IServiceProvider, IFactSource> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        RefuseSecond(typeof(IFactSource), "a fact source");
        Services.AddSingleton(create);
        return this;
    }

    /// <summary>Judges by one rule set; without it, by <see cref="RuleSet.Default"/>.</summary>
    /// <exception cref="InvalidOperationException">Other rules are registered already.</exception>
    public FundsCheckBuilder UseRules(RuleSet ruleSet) => UseRules(RuleSetCatalog.Create(ruleSet));

    /// <summary>Judges by several rule sets that the host holds; the debit's `RuleSet` chooses.</summary>
    /// <exception cref="InvalidOperationException">Other rules are named already.</exception>
    public FundsCheckBuilder UseRules(RuleSetCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        NameRules(services => new FixedRules(catalog, services.GetRequiredService<TimeProvider>()));
        return this;
    }

    /// <summary>
    /// Judges by the rule sets of a folder, loaded when the host starts; the debit's `RuleSet` chooses. A file that does not load stops the
    /// host.
    /// </summary>
    /// <param name="folder">The folder; see <see cref="RuleSetCatalog.Load"/> for what in it is a rule file.</param>
    /// <param name="defaultRuleSet">The name of the rule set that judges a debit that names none; it must be stated where there are
    /// several.</param>
    /// <exception cref="InvalidOperationException">Other rules are named already.</exception>
    public FundsCheckBuilder UseRulesFrom(string folder, string? defaultRuleSet = null) =>
        UseFolder(folder, isWatched: false, options => options.DefaultRuleSet = defaultRuleSet);

    /// <summary>
    /// Judges by the rule sets of a folder, loaded when the host starts and anew, whole, whenever a file changes. A file that does not load
    /// stops the host at start; later it changes nothing, and log, metric and <see cref="RulesHealthCheck"/> say so until it is fixed.
    /// </summary>
    /// <param name="folder">The folder; see <see cref="RuleSetCatalog.Load"/> for what in it is a rule file.</param>
    /// <param name="configure">Names the rule set that judges a debit that names none, which must be done where there are several.</param>
    /// <exception cref="InvalidOperationException">Other rules are named already.</exception>
    public FundsCheckBuilder WatchRules(string folder, Action<RuleFolderOptions>? configure = null) =>
        UseFolder(folder, isWatched: true, configure);

    private static IDecisionReader ReaderOf(IDecisionStore store) => store as IDecisionReader
        ?? throw new InvalidOperationException(
            $"The decision store {store.GetType().Name} does not implement {nameof(IDecisionReader)}. Implement it in the "
                + "store, or register a reader of your own before the store.");

    private FundsCheckBuilder UseFolder(string folder, bool isWatched, Action<RuleFolderOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return UseFolder(rules => rules.Configure(options => (options.Folder, options.IsWatched) = (folder, isWatched))
            .Configure(configure ?? (_ => { })));
    }

    internal FundsCheckBuilder UseFolder(Action<OptionsBuilder<RuleFolderOptions>> configure)
    {
        NameRules(services => services.GetRequiredService<RuleFolder>());
        configure(Services.AddOptions<RuleFolderOptions>());
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RuleFolderOptions>, RuleFolderOptionsValidator>());
        Services.AddSingleton<RuleFolder>();
        return this;
    }

    private void NameRules(Func<IServiceProvider, IRuleSetSource> make)
    {
        RefuseSecond(typeof(RulesRegistered), "a source of rules");
        Services.AddSingleton<RulesRegistered>();
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
