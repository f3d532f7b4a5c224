using System.Diagnostics;
using FundsCheck.DecisionLog;
using FundsCheck.DependencyInjection;
using FundsCheck.Plaid;
using FundsCheck.Rules;
using FundsCheck.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FundsCheck.Telemetry.Tests;

/// <summary>
/// A host with all parts that measure: a watched folder of rules, a decision log, Plaid at a sandbox, and the SDK of OpenTelemetry with an
/// endpoint for Prometheus.
/// </summary>
internal sealed class TelemetryHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-telemetry-");
    private readonly PlaidSandbox _sandbox;
    private readonly WebApplication _app;

    private TelemetryHost(PlaidSandbox sandbox, Action<FundsCheckOptions>? configure, Action<FundsCheckBuilder>? keep)
    {
        _sandbox = sandbox;
        WriteRules(version: 1);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(FundsCheckTelemetry.MeterName).AddInMemoryExporter(Metrics).AddPrometheusExporter())
            .WithTracing(traces => traces.AddSource(FundsCheckTelemetry.ActivitySourceName).AddInMemoryExporter(Activities));
        var checks = builder.Services.AddFundsCheck(options =>
            {
                options.ReadTimeout = TimeSpan.FromSeconds(30);
                options.BalanceReuseTime = TimeSpan.FromSeconds(1);
                configure?.Invoke(options);
            })
            .WatchRules(RulesFolder, rules => rules.ScanInterval = rules.SettleTime = TimeSpan.FromMilliseconds(100))
            .AddPlaid(plaid =>
            {
                plaid.BaseAddress = sandbox.Address;
                plaid.ClientId = "client";
                plaid.Secret = new Secret("secret");
                plaid.TotalTimeout = TimeSpan.FromSeconds(20);
                plaid.AttemptTimeout = TimeSpan.FromSeconds(5);
                plaid.RetryDelay = plaid.MaxRetryDelay = TimeSpan.FromMilliseconds(10);
                plaid.MinimumThroughput = CircuitAttempts;
                plaid.RateLimits = new PlaidRateLimits { BalanceCallsPerItem = CallsPerItem };
            });
        if (keep is null)
        {
            checks.UseDecisionLog(DecisionLog);
        }
        else
        {
            keep(checks);
        }

        _app = builder.Build();
        _app.MapPrometheusScrapingEndpoint();
    }

    /// <summary>The failed attempts that open a circuit.</summary>
    public const int CircuitAttempts = 50;

    /// <summary>The balances of an Item that Plaid would return in a minute.</summary>
    public const int CallsPerItem = 100;

    public SkewedTimeProvider Clock { get; } = new();

    public CapturedLog Log { get; } = new();

    public List<Activity> Activities { get; } = [];

    public List<MetricSnapshot> Metrics { get; } = [];

    public IServiceProvider Services => _app.Services;

    public IFundsChecker Checker => Services.GetRequiredService<IFundsChecker>();

    /// <summary>Host and port, as a target of Prometheus.</summary>
    public string Target => new Uri(_app.Urls.Single()).Authority;

    public SandboxFaults Faults => _sandbox.Faults;

    /// <summary>The path of the log.</summary>
    public string DecisionLog => Path.Combine(_folder.FullName, "decisions.jsonl");

    private string RulesFolder => Path.Combine(_folder.FullName, "rules");

    public static async Task<TelemetryHost> StartAsync(
        Action<FundsCheckOptions>? configure = null, Action<FundsCheckBuilder>? keep = null)
    {
        var host = new TelemetryHost(await PlaidSandbox.StartAsync(), configure, keep);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>A debit on the first account of an Item of the sandbox.</summary>
    public static ProposedDebit Debit(string id, string item, decimal amount = 75m) => new()
    {
        Id = id,
        Account = new AccountRef(SandboxToken.Get(item).AccountIds[0], new Secret(SandboxToken.Get(item).AccessToken)),
        Amount = new Money(amount, Currency.Usd),
        EntryClass = "WEB",
    };

    /// <summary>The decision; null where the check ended with an exception of the library.</summary>
    public async Task<FundsDecision?> TryCheckAsync(ProposedDebit debit)
    {
        try
        {
            return await Checker.CheckAsync(debit, TestContext.Current.CancellationToken);
        }
        catch (FundsCheckException)
        {
            return null;
        }
    }

    public void WriteRules(int version)
    {
        Directory.CreateDirectory(RulesFolder);
        var rules = File.ReadAllText(RepositoryFile.PathOf("rules/ach-debit.json"));
        var (current, next) = ($"\"version\": \"{RuleSet.Default.Identity.Version}\"", $"\"version\": \"{version}\"");
        File.WriteAllText(Path.Combine(RulesFolder, "ach-debit.json"), rules.Replace(current, next, StringComparison.Ordinal));
    }

    /// <summary>Ends the measurements, so that all of them are in <see cref="Metrics"/> and <see cref="Activities"/>.</summary>
    public void Flush()
    {
        // False, since the exporter for Prometheus collects for a scrape only.
        _ = Services.GetRequiredService<MeterProvider>().ForceFlush();
        Services.GetRequiredService<TracerProvider>().ForceFlush().Should().BeTrue();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
