using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Writes the log with a challenger: one that agrees, that is stricter, and that saw no balance.</summary>
internal static class ChallengerLog
{
    public static async Task WriteAsync(string path)
    {
        using var host = new LogWriterHost(path);
        var ruleSets = new[] { "ach-debit", "strict" }.Select(name => RuleSet.Load(Logs.PathOf($"policies/{name}.json")));
        host.Start(RuleSetCatalog.Create(ruleSets, "ach-debit"), options => options.Challenger = "strict");

        await CheckAsync(host, "order-1", "75.00 USD", Read(host, available: 1_000m));
        await CheckAsync(host, "order-2", "75.00 USD", Read(host, available: 80m));
        await CheckAsync(host, "order-3", "99999999.99 USD", new BalanceReading.NotRequested());
        await CheckAsync(host, "order-4", "75.00 USD", new BalanceReading.Failed(
            new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));
        await CheckAsync(host, "order-5", "75.00 USD", Read(host, available: 1_000m), ruleSet: "strict");
    }

    private static Task<FundsDecision> CheckAsync(
        LogWriterHost host, string id, string amount, BalanceReading reading, string? ruleSet = null) =>
            host.CheckAsync(
                new ProposedDebit
                {
                    Id = id,
                    Account = new AccountRef($"customer-of-{id}", "account-alice", new Secret("never-in-a-log")),
                    Amount = Money.Parse(amount),
                    EntryClass = "WEB",
                    RuleSet = ruleSet,
                },
                reading);

    private static BalanceReading.Succeeded Read(LogWriterHost host, decimal available) => new(new AccountBalance
    {
        AccountId = "account-alice",
        Kind = AccountKinds.Find("checking"),
        Available = available,
        Current = available,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = host.Now.AddSeconds(-1),
        RetrievedAt = host.Now,
    });
}
