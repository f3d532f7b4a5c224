using FundsCheck.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>A host with Plaid's Signal as its fact source, put together as a user would, but for the wire and the clock.</summary>
internal sealed class SignalHost : IDisposable
{
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(20);

    private readonly ServiceProvider _services;

    public SignalHost(params Step[] steps)
        : this(_ => { }, _ => { }, steps)
    {
    }

    public SignalHost(Action<PlaidSignalOptions> configure, params Step[] steps)
        : this(configure, _ => { }, steps)
    {
    }

    public SignalHost(Action<PlaidSignalOptions> configure, Action<PlaidOptions> plaid, params Step[] steps)
    {
        Handler = new ScriptedHandler(Time, steps);
        var services = Host.Services(plaid, Time, Logs);
        new FundsCheckBuilder(services).AddPlaidSignal(configure);
        services.AddHttpClient("FundsCheck.Plaid").ConfigurePrimaryHttpMessageHandler(() => Handler);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Source = _services.GetRequiredService<IFactSource>();
        Reporter = _services.GetRequiredService<ISignalReporter>();
    }

    public AdjustableTimeProvider Time { get; } = new(Host.Start);

    public CapturedLogs Logs { get; } = new();

    public ScriptedHandler Handler { get; }

    public IFactSource Source { get; }

    public ISignalReporter Reporter { get; }

    public static FactRequest Request(string id = "d-1", decimal amount = 102.05m, int revision = 1, int attempt = 1) => new(
        new Debit
        {
            Id = id,
            AccountKey = "key-1",
            SourceAccountId = Json.AccountId,
            Amount = new Money(amount, Currency.Usd),
            EntryClass = "WEB",
            Attempt = attempt,
        },
        Host.Account)
    {
        RuleSet = "signal",
        Revision = revision,
        Names = ["x.signal.result", "x.signal.core.isAccountClosed", "x.signal.core.nsfOverdraftTransactionsCount30d"],
    };

    public Task<FactReading> ReadAsync(FactRequest? request = null) =>
        Source.ReadAsync(request ?? Request(), CancellationToken.None).AsTask().WaitAsync(HangMax, CancellationToken.None);

    public void Dispose() => _services.Dispose();
}
