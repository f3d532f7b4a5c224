using FundsCheck.DecisionLog;
using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Writes a log of several files: holds, linked accounts, revisions and events reach from one into the next.</summary>
internal static class SegmentedLog
{
    private const int Debits = 130;
    private const int Customers = 9;

    public static async Task WriteAsync(string path)
    {
        using var host = new LogWriterHost(path, options => options.MaxSegmentBytes = DecisionLogOptions.SegmentBytesLeast);
        var ruleSets = new[] { "ach-debit", "unicode" }.Select(name => RuleSet.Load(Logs.PathOf($"policies/{name}.json")));
        host.Start(RuleSetCatalog.Create(ruleSets, "ach-debit"));
        for (var number = 1; number <= Debits; number++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(17));
            await CheckAsync(host, number, available: 60m + number);
            await RecordAsync(host, number);
        }
    }

    /// <summary>The next debit of a host that goes on with the log: so much is held against it.</summary>
    public static Task<FundsDecision> GoOnAsync(LogWriterHost host)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(17 * (Debits + 1)));
        return CheckAsync(host, Debits + 1, available: 500m);
    }

    /// <summary>Records events of earlier debits, and checks one of them again.</summary>
    private static async Task RecordAsync(LogWriterHost host, int number)
    {
        var earlier = number - 60;
        if (earlier < 1)
        {
            return;
        }

        var decision = await CheckAsync(host, earlier, available: 500m);
        if (decision.Outcome == Outcome.Accept)
        {
            DebitEvent[] events = (number % 3) switch
            {
                0 => [new DebitEvent.Cancelled()],
                1 => [new DebitEvent.Sent(host.Now)],
                _ => [new DebitEvent.Sent(host.Now), new DebitEvent.Returned(host.Now, "R01")],
            };
            foreach (var what in events)
            {
                await host.RecordAsync(decision.DebitId, what);
            }
        }
    }

    private static Task<FundsDecision> CheckAsync(LogWriterHost host, int number, decimal available)
    {
        var customer = number % Customers;
        var debit = new ProposedDebit
        {
            Id = FormattableString.Invariant($"order-{number}"),
            Account = new AccountRef(
                FormattableString.Invariant($"customer-{customer}"), FormattableString.Invariant($"account-{number}"), null),
            Amount = new Money(9m + (number % 4), Currency.Usd),
            EntryClass = "WEB",
            RuleSet = number % 5 == 0 ? "unicode" : null,
        };
        return host.CheckAsync(debit, new BalanceReading.Succeeded(GoldenReadings.Plain(host.Now) with
        {
            AccountId = debit.Account.SourceAccountId,
            Available = available,
            Current = available,
            PersistentAccountId = customer < 3 ? "one for three customers" : null,
        }));
    }
}
