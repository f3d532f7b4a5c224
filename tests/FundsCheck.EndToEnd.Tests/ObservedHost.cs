using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using FundsCheck.Plaid;
using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>The library as a host sets it up, with all its outputs captured: logs, activities, metrics.</summary>
internal sealed class ObservedHost : IAsyncDisposable, ILoggerProvider, ILogger
{
    public const string ClientId = "client-id-never-shown";
    public const string ClientSecret = "client-secret-never-shown";

    private readonly ServiceProvider services;
    private readonly ActivityListener activities;
    private readonly MeterListener meters = new();

    public ObservedHost(Uri address, TimeSpan timeout, Action<PlaidOptions>? configure = null, RuleSet? signalRules = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
        var builder = collection.AddFundsCheck(options => options.ReadTimeout = timeout + TimeSpan.FromSeconds(1)).KeepDecisionsInMemory()
            .AddPlaid(plaid =>
            {
                plaid.BaseAddress = address;
                plaid.ClientId = ClientId;
                plaid.Secret = new Secret(ClientSecret);
                plaid.TotalTimeout = timeout;
                plaid.AttemptTimeout = timeout;
                plaid.ConnectTimeout = timeout;
                plaid.RetryDelay = plaid.MaxRetryDelay = TimeSpan.FromMilliseconds(10);
                plaid.MinimumThroughput = 1_000;
                configure?.Invoke(plaid);
            });
        if (signalRules is not null)
        {
            builder.UseRules(signalRules).AddPlaidSignal(signal => signal.RulesetKey = "scores");
        }

        services = collection.BuildServiceProvider();
        activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                Outputs.Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)}"),
        };
        ActivitySource.AddActivityListener(activities);
        meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Observe(instrument, tags));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Observe(instrument, tags));
        meters.Start();
    }

    public ConcurrentBag<string> Outputs { get; } = [];

    public IFundsChecker Checker => services.GetRequiredService<IFundsChecker>();

    public IBalanceSource Source => services.GetRequiredService<IBalanceSource>();

    public async Task<FundsDecision> CheckAsync(
        string id, string account, string token, decimal amount, CancellationToken cancellationToken = default)
    {
        var debit = new ProposedDebit
        {
            Id = id,
            Account = new AccountRef(account, new Secret(token)),
            Amount = new Money(amount, Currency.Usd),
            EntryClass = "WEB",
        };
        var decision = await Checker.CheckAsync(debit, cancellationToken);
        Outputs.Add(
            $"{decision} {decision.Record} {System.Text.Json.JsonSerializer.Serialize(decision.Record.Verdict)} "
                + $"{System.Text.Json.JsonSerializer.Serialize(debit.Account)}");
        return decision;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Outputs.Add(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Outputs.Add($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }

    public async ValueTask DisposeAsync()
    {
        meters.Dispose();
        activities.Dispose();
        await services.DisposeAsync();
    }

    private void Observe(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            Outputs.Add($"{instrument.Name} {tag}");
        }
    }
}
