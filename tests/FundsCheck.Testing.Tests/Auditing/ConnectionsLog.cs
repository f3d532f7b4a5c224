using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Writes the log with statuses of connections: with every member, of connections and accounts, between decisions.</summary>
internal static class ConnectionsLog
{
    public static async Task WriteAsync(string path)
    {
        using var host = new LogWriterHost(path);
        host.Start(RuleSetCatalog.Create(RuleSet.Load(Logs.PathOf("policies/ach-debit.json"))));
        var loginRequired = new BalanceFailure(BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED");

        await host.SetAsync(new("item-alice") { ChangedAt = host.Now.ToOffset(TimeSpan.FromHours(-5)), Failure = loginRequired });
        await CheckAsync(host, "order-1", new BalanceReading.Failed(loginRequired));
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await host.SetAsync(new("item-alice") { ChangedAt = host.Now.AddTicks(7) });
        await host.SetAsync(new("item-alice") { ChangedAt = host.Now.AddHours(-1), Failure = loginRequired });
        await CheckAsync(host, "order-2", new BalanceReading.Succeeded(Balance(host)));
        await host.SetAsync(new("item-bob") { ChangedAt = host.Now, ExpectedToFailAt = host.Now.AddDays(7) });
        await host.SetAsync(new("item-bob") { ChangedAt = host.Now, ExpectedToFailAt = host.Now.AddDays(7) });
        await host.RecordAsync("order-2", new DebitEvent.Sent());
        await host.SetAsync(new("item-bob", "account-bob")
        {
            ChangedAt = host.Now,
            Failure = new(BalanceFailureCategory.AccountUnavailable, "USER_ACCOUNT_REVOKED", "REVOKED", "req-7"),
            ExpectedToFailAt = host.Now,
        });
        await host.SetAsync(new("item-bob") { ChangedAt = host.Now, Failure = new(BalanceFailureCategory.InstitutionUnavailable) });
        await host.SetAsync(new("item \"漢字\" \\ \u0001", "acc 🏦") { ChangedAt = host.Now });
    }

    private static Task<FundsDecision> CheckAsync(LogWriterHost host, string id, BalanceReading reading) =>
        host.CheckAsync(
            new ProposedDebit
            {
                Id = id,
                Account = new AccountRef("customer-alice", "account-alice", new Secret("never-in-a-log")) { ConnectionId = "item-alice" },
                Amount = Money.Parse("75.00 USD"),
                EntryClass = "WEB",
            },
            reading);

    private static AccountBalance Balance(LogWriterHost host) => new()
    {
        AccountId = "account-alice",
        Kind = AccountKinds.Find("checking"),
        Holder = AccountHolder.Personal,
        Available = 1_000m,
        Current = 1_010m,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = host.Now.AddSeconds(-1),
        RetrievedAt = host.Now,
    };
}
