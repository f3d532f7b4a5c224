using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>A host that records to a log under a clock moved by hand, so that the same steps give the same bytes.</summary>
internal sealed class LogWriterHost : IDisposable
{
    private readonly string _path;
    private readonly Action<DecisionLogOptions>? _configure;
    private ServiceProvider? _services;

    public LogWriterHost(string path, Action<DecisionLogOptions>? configure = null)
    {
        (_path, _configure) = (path, configure);
        Source = new ScriptedBalanceSource(Clock);
    }

    public AdjustableTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));

    public ScriptedBalanceSource Source { get; }

    public ScriptedFactSource Facts { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IFundsChecker Checker => _services!.GetRequiredService<IFundsChecker>();

    /// <summary>Starts the host, or restarts it with other rules and the same log.</summary>
    public void Start(RuleSetCatalog catalog, Action<FundsCheckOptions>? configure = null)
    {
        _services?.Dispose();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        services.AddFundsCheck(configure ?? (_ => { })).UseRules(catalog)
            .UseDecisionLog(_path, _configure).UseBalanceSource(_ => Source).UseFactSource(_ => Facts);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Checks a debit, whose balance the script gives.</summary>
    public async Task<FundsDecision> CheckAsync(ProposedDebit debit, BalanceReading reading)
    {
        if (reading is not BalanceReading.NotRequested)
        {
            Source.Then(debit.Account.SourceAccountId, reading);
        }

        return await Checker.CheckAsync(debit);
    }

    public Task RecordAsync(string debitId, DebitEvent what) => Checker.RecordAsync(debitId, what);

    public Task<bool> SetAsync(ConnectionStatus status) =>
        ((IConnectionStatusStore)_services!.GetRequiredService<IDecisionStore>()).TrySetAsync(status, CancellationToken.None).AsTask();

    public void Dispose() => _services?.Dispose();
}
