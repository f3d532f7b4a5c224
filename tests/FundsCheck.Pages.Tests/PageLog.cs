using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Pages.Tests;

/// <summary>A decision log of forty days with returns, reviews, two versions of a rule set and a hostile account.</summary>
public sealed class PageLog : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 10, 1, 15, 0, 0, TimeSpan.Zero));

    public string Path => System.IO.Path.Combine(folder, "decisions.log");

    public async ValueTask InitializeAsync()
    {
        await WriteAsync(RuleSet.Default, 20, 0);
        await WriteAsync(RuleFiles.Parse(RuleSet.Default.CanonicalText
            .Replace("\"2026.11.1\"", "\"2026.11.2\"", StringComparison.Ordinal)
            .Replace("\"upTo\": \"1h\"", "\"upTo\": \"2h\"", StringComparison.Ordinal)
            .Replace("\"owner\": \"risk\"", $"\"owner\": {Probe.Json}", StringComparison.Ordinal)),
            20,
            20);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(RuleSet ruleSet, int days, int from)
    {
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        collection.AddFundsCheck().UseRules(ruleSet).UseDecisionLog(Path).UseBalanceSource(_ => new NoSource());
        await using var services = collection.BuildServiceProvider();
        var checker = services.GetRequiredService<IFundsChecker>();
        foreach (var day in Enumerable.Range(from, days))
        {
            foreach (var number in Enumerable.Range(0, 3 + (day % 4)))
            {
                await CheckAsync(checker, $"d-{day}-{number}", 80m + (10 * number), number == 2 ? 90m : number == 3 ? null : 500m);
            }

            await RecordAsync(checker, $"d-{day}-0", day);
            clock.Advance(TimeSpan.FromDays(1));
        }

        if (from > 0)
        {
            await CheckAsync(checker, "d-review", 75m, null);
            await checker.RecordAsync("d-review", new DebitEvent.Approved(Probe.Plain, Probe.Plain));
            await checker.RecordAsync("d-review", new DebitEvent.Sent(clock.GetUtcNow()));
            await CheckAsync(checker, "d-declined", 75m, 10m);
        }
    }

    private async Task RecordAsync(IFundsChecker checker, string id, int day)
    {
        await checker.RecordAsync(id, new DebitEvent.Sent(clock.GetUtcNow()));
        if (day % 7 == 3)
        {
            await checker.RecordAsync(id, new DebitEvent.Returned(clock.GetUtcNow(), day == 10 ? "R10" : "R01"));
        }
    }

    private async Task CheckAsync(IFundsChecker checker, string id, decimal amount, decimal? available)
    {
        var debit = new ProposedDebit
        {
            Id = id,
            Account = new AccountRef($"{Probe.Plain}{id}".Replace(" ", "_", StringComparison.Ordinal), new Secret("token-never-shown")),
            Amount = new Money(amount, Currency.Usd),
            EntryClass = "WEB",
        };
        var now = clock.GetUtcNow();
        await checker.CheckAsync(debit, new BalanceReading.Succeeded(new AccountBalance
        {
            AccountId = debit.Account.SourceAccountId,
            Kind = AccountKinds.Find("checking"),
            Available = available,
            Current = available,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            ProviderRequestId = Probe.Plain,
            RequestedAt = now,
            RetrievedAt = now,
        }));
    }

    private sealed class NoSource : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("every balance is supplied");
    }
}
