using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Samples.Tests.AuditTests;

/// <summary>Writes the log of the audit sample: a few hours of a shop, by its own rule set.</summary>
internal static class SampleLog
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(20);

    public static async Task WriteAsync(string path, string rules)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
        var bank = new ScriptedBalanceSource(clock)
            .ThenAvailable("account-alice", Money.Parse("200.00 USD")).ThenAvailable("account-alice", Money.Parse("200.00 USD"))
            .ThenAvailable("account-bob", Money.Parse("90.00 USD")).ThenAvailable("account-carol", Money.Parse("4000.00 USD"))
            .Then("account-dave", new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable)));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddFundsCheck().UseRules(RuleSet.Load(rules)).UseDecisionLog(path).UseBalanceSource(_ => bank);
        await using var host = services.BuildServiceProvider();
        var checker = host.GetRequiredService<IFundsChecker>();

        await CheckAsync("order-1", "alice", "100.00 USD"); // accept
        await CheckAsync("order-2", "alice", "90.00 USD"); // review: 10.00 USD would be left
        await CheckAsync("order-3", "bob", "90.01 USD"); // decline
        await CheckAsync("order-4", "carol", "500.00 USD"); // review: a large amount
        await RecordAsync("order-4", new DebitEvent.Approved("erin", "a customer of many years"));
        await RecordAsync("order-1", new DebitEvent.Sent());
        await CheckAsync("order-5", "dave", "20.00 USD"); // review: the bank is down
        await RecordAsync("order-4", new DebitEvent.Sent());

        async Task CheckAsync(string id, string customer, string amount)
        {
            await checker.CheckAsync(new ProposedDebit
            {
                Id = id,
                Account = new AccountRef($"customer-{customer}", $"account-{customer}", new Secret("never-in-a-log")),
                Amount = Money.Parse(amount),
                EntryClass = "WEB",
            });
            clock.Advance(Between);
        }

        async Task RecordAsync(string id, DebitEvent what)
        {
            await checker.RecordAsync(id, what);
            clock.Advance(Between);
        }
    }
}
