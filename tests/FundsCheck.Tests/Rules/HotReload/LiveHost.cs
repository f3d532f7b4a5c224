using FundsCheck.DependencyInjection;
using FundsCheck.Rules.HotReload;
using FundsCheck.Storage;
using FundsCheck.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Tests.Rules.HotReload;

/// <summary>A host that names its rules, with a clock moved by hand, a log and health checks, set up as any host is.</summary>
internal sealed class LiveHost : IBalanceSource, IDisposable
{
    /// <summary>
    /// Both scan interval and settle time, so that a signal, whenever it comes, leaves the looks where they are: one each second.
    /// </summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly ServiceProvider services;
    private int reads;

    public LiveHost(Action<FundsCheckBuilder> rules, Action<FundsCheckOptions>? configure = null, IDecisionStore? store = null)
    {
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddHealthChecks().AddCheck<RulesHealthCheck>("rules");
        var builder = collection.AddFundsCheck(configure).UseBalanceSource(_ => this);
        if (store is null)
        {
            builder.KeepDecisionsInMemory();
        }
        else
        {
            collection.AddSingleton(store);
        }

        rules(builder);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public AdjustableTimeProvider Clock { get; } = new(Host.Start);

    public LogLines Log { get; } = new();

    public IFundsChecker Checker => services.GetRequiredService<IFundsChecker>();

    public RulesStatus Status => services.GetRequiredService<IRuleSetSource>().Status;

    public int Reads => Volatile.Read(ref reads);

    /// <summary>Blocks a read, so that a test can act in the middle of a check.</summary>
    public Func<Task> Reading { get; set; } = () => Task.CompletedTask;

    public decimal Available { get; set; } = 10_000m;

    /// <summary>A host that watches a folder of rules and has started.</summary>
    public static LiveHost Watching(TemporaryRuleFolder folder, string? defaultRuleSet = "base", IDecisionStore? store = null)
    {
        var host = new LiveHost(
            builder => builder.WatchRules(
                folder.Location,
                rules => (rules.DefaultRuleSet, rules.ScanInterval, rules.SettleTime) = (defaultRuleSet, LookInterval, LookInterval)),
            options => options.ReadTimeout = TimeSpan.FromMinutes(5),
            store);
        host.Start();
        return host;
    }

    /// <summary>Starts the hosted services, as a generic host does.</summary>
    public void Start() => services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>Advances the clock until the watched folder is scanned, and scanned again when it has settled.</summary>
    public void LookTwice()
    {
        Look();
        Look();
    }

    public void Look() => Clock.Advance(LookInterval);

    public async Task<(HealthStatus Status, string Text)> HealthAsync()
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return (report.Status, report.Entries["rules"].Description ?? "");
    }

    public Task<FundsDecision> CheckAsync(string id, decimal amount = 5_000m, string? ruleSet = null) =>
        Checker.CheckAsync(Host.Debit(id, amount, $"acc-{id}") with { RuleSet = ruleSet });

    public async ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        await Reading();
        return new BalanceReading.Succeeded(new AccountBalance
        {
            AccountId = request.Account.SourceAccountId,
            Kind = AccountKinds.Find("checking"),
            Available = Available,
            Current = Available,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = Clock.GetUtcNow(),
            RetrievedAt = Clock.GetUtcNow(),
        });
    }

    public void Dispose() => services.Dispose();
}
