using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Cli.Tests;

/// <summary>Writes a decision log of a few debits of two days with their events. Each debit has its own account.</summary>
internal sealed class RecordedLog : IDisposable
{
    private readonly ServiceProvider services;
    private readonly FakeTimeProvider clock;

    private RecordedLog(string path, RuleSet ruleSet, DateTimeOffset start)
    {
        clock = new FakeTimeProvider(start);
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        collection.AddFundsCheck().UseRules(ruleSet).UseDecisionLog(path).UseBalanceSource(_ => new NoSource());
        services = collection.BuildServiceProvider();
    }

    private IFundsChecker Checker => services.GetRequiredService<IFundsChecker>();

    /// <summary>Eight debits, decided by these rules.</summary>
    public static async Task WriteAsync(string path, RuleSet ruleSet, DateTimeOffset? start = null)
    {
        using var log = new RecordedLog(path, ruleSet, start ?? new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero));
        await log.CheckAsync("d-1", 80m, 100m, "sent", "R01");
        await log.CheckAsync("d-2", 90m, 100m, "sent", "settled");
        await log.CheckAsync("d-3", 60m, 1_000m, "sent", "R01");
        await log.CheckAsync("d-4", 40m, 500m, "sent", "settled");
        await log.CheckAsync("d-5", 75m, null);
        await log.CheckAsync("d-6", 120m, 100m);
        log.clock.Advance(TimeSpan.FromDays(1));
        await log.CheckAsync("d-7", 30m, 50m);
        await log.CheckAsync("d-8", 10m, 1_000m, "sent");
    }

    public void Dispose() => services.Dispose();

    private async Task CheckAsync(string id, decimal amount, decimal? available, params string[] events)
    {
        var debit = new ProposedDebit
        {
            Id = id,
            Account = new AccountRef(id, new Secret("token-never-shown")),
            Amount = new Money(amount, Currency.Usd),
            EntryClass = "WEB",
        };
        var now = clock.GetUtcNow();
        var balance = new AccountBalance
        {
            AccountId = id,
            Kind = AccountKinds.Find(id == "d-7" ? "savings" : "checking"),
            Available = available,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = now,
            RetrievedAt = now,
        };
        await Checker.CheckAsync(debit, new BalanceReading.Succeeded(balance));
        foreach (var name in events)
        {
            await Checker.RecordAsync(
                id,
                name switch
                {
                    "sent" => new DebitEvent.Sent(now),
                    "settled" => new DebitEvent.Settled(now),
                    _ => new DebitEvent.Returned(now, name),
                });
        }
    }

    private sealed class NoSource : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("every balance is supplied");
    }
}
