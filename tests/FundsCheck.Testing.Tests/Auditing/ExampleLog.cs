using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Writes the log that docs/audit.md reads: one week of a small shop.</summary>
internal static class ExampleLog
{
    public static async Task WriteAsync(string path)
    {
        using var host = new LogWriterHost(path);
        host.Start(RuleSetCatalog.Create(RuleSet.Load(Logs.PathOf("policies/ach-debit.json"))));

        await CheckAsync(host, "order-1001", "alice", "75.00 USD", Balance(host, "alice", available: 100m, current: 110m));
        await CheckAsync(host, "order-1002", "alice", "60.00 USD", Balance(host, "alice", available: 100m, current: 110m));
        await CheckAsync(
            host,
            "order-1003",
            "bob",
            "60.00 USD",
            new BalanceReading.Failed(new BalanceFailure(
                BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN", null, "req-7")));
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await CheckAsync(host, "order-1003", "bob", "60.00 USD", Balance(host, "bob", available: null, current: 250m));
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.RecordAsync("order-1003", new DebitEvent.Approved("carol", "the customer sent a statement"));
        host.Clock.Advance(TimeSpan.FromHours(3));
        await host.RecordAsync("order-1001", new DebitEvent.Sent(host.Now, new DateOnly(2026, 11, 3)));
        await host.RecordAsync("order-1003", new DebitEvent.Sent(host.Now, new DateOnly(2026, 11, 3)));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RecordAsync("order-1001", new DebitEvent.Settled(host.Now));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RecordAsync("order-1003", new DebitEvent.Returned(host.Now, "R01"));
    }

    private static Task<FundsDecision> CheckAsync(LogWriterHost host, string id, string customer, string amount, BalanceReading reading) =>
        host.CheckAsync(
            new ProposedDebit
            {
                Id = id,
                Account = new AccountRef($"customer-{customer}", $"account-{customer}", new Secret("never-in-a-log")),
                Amount = Money.Parse(amount),
                EntryClass = "WEB",
            },
            reading);

    private static BalanceReading.Succeeded Balance(LogWriterHost host, string customer, decimal? available, decimal? current) =>
        new(new AccountBalance
        {
            AccountId = $"account-{customer}",
            Kind = AccountKinds.Find("checking"),
            Holder = AccountHolder.Personal,
            Available = available,
            Current = current,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = host.Now.AddSeconds(-1),
            RetrievedAt = host.Now,
            ProviderRequestId = "req-1",
        });
}
