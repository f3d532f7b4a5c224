using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>
/// Writes the log with every member of the format, through the pipeline of a host. The order is fixed and the clock is a fake, so that the
/// bytes are the same each time.
/// </summary>
internal sealed partial class GoldenLog(LogWriterHost host)
{
    private const string Token = "never-in-a-log";

    public static async Task WriteAsync(string path)
    {
        using var host = new LogWriterHost(path);
        var log = new GoldenLog(host);
        var ruleSets = RuleSetCatalog.Load(Logs.PathOf("policies"), "ach-debit");
        host.Start(ruleSets);
        await log.EveryReadingAsync();
        await log.EveryRuleSetAsync(ruleSets);
        await log.EveryPartOfADebitAsync();
        await log.CustomFactsAsync();
        await log.HoldsAsync();
        await log.LinkedAccountsAsync();
        host.Start(ruleSets, options => options.Holds.PostingDelay = TimeSpan.FromHours(3));
        await log.PostingDelaysAsync();
        host.Start(Changed(ruleSets), options => options.MayApproveUnread = true);
        await log.EventsAsync();
        await log.RevisionsAsync();
        await log.RetriesAsync();
        await log.ClockAsync();
        await log.SourceFactsAsync();
    }

    /// <summary>The same rule sets, one of them in its next version.</summary>
    private static RuleSetCatalog Changed(RuleSetCatalog ruleSets)
    {
        var text = ruleSets.Versions["unicode"][0].CanonicalText.Replace(
            "\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal);
        var next = RuleSet.Parse(System.Text.Encoding.UTF8.GetBytes(text), "unicode.json");
        var others = ruleSets.Versions.Values.SelectMany(versions => versions).Where(ruleSet => ruleSet.Identity.Name != "unicode");
        return RuleSetCatalog.Create([.. others, next], "ach-debit");
    }

    private async Task EveryReadingAsync()
    {
        foreach (var (name, reading) in GoldenReadings.All(host.Now))
        {
            await CheckAsync(Debit(name, "25.00 USD"), reading);
            await CheckAsync(Debit($"{name}/waived", "25.00 USD") with { RuleSet = "waivers" }, reading);
        }
    }

    private async Task EveryRuleSetAsync(RuleSetCatalog ruleSets)
    {
        foreach (var ruleSet in ruleSets.InForce(host.Now).OrderBy(ruleSet => ruleSet.Identity.Name, StringComparer.Ordinal))
        {
            host.Clock.Advance(TimeSpan.FromTicks(12_345_678));
            var plain = GoldenReadings.Plain(host.Now) with { Currency = new BalanceCurrency.Iso(ruleSet.Currency.Code) };
            (string Name, BalanceReading Reading)[] readings =
            [
                ("covered", Read(plain)),
                ("short", Read(plain with { Available = 59m, Current = 58.9999m, Limit = 1m })),
                ("unstated", Read(plain with { Available = null, Current = null })),
                ("card", Read(plain with { Kind = AccountKinds.Find("credit card"), Available = null, Current = 410m, Limit = 500m })),
                ("unread",
                    new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"))),
            ];
            foreach (var (name, reading) in readings)
            {
                await CheckAsync(
                    Debit($"{ruleSet.Identity.Name}/{name}", new Money(60m, ruleSet.Currency).ToString()) with
                    {
                        RuleSet = ruleSet.Identity.Name,
                    },
                    reading);
            }
        }
    }

    private async Task EveryPartOfADebitAsync()
    {
        var today = DateOnly.FromDateTime(host.Now.UtcDateTime);
        ProposedDebit[] debits =
        [
            Debit("smallest", "0.01 USD"),
            Debit("largest", "99999999.99 USD"),
            Debit("yen", "100000 JPY") with { RuleSet = "yen" },
            Debit("fils", "0.001 BHD") with { RuleSet = "dinar" },
            Debit("same-day", "1.00 USD") with { SameDay = true },
            Debit("effective", "1.00 USD") with { EffectiveDate = today.AddDays(2) },
            Debit("class", "1.00 USD") with { EntryClass = "ARC" },
            Debit("again", "1.00 USD") with
            {
                Attempt = 2,
                LastReturn = "R01",
                RetryOf = "d-0",
                FirstSentOn = today.AddDays(-4),
                SameDay = true,
                EffectiveDate = today,
                RuleSet = "ach-debit",
            },
            Debit("again-and-again", "1.00 USD") with { Attempt = int.MaxValue, LastReturn = "R09" },
            Debit("needs-no-balance", "1000000.01 USD") with { SameDay = true },
            Debit($"!\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{{|}}~{new string('a', 14)}", "1.00 USD") with
            {
                Account = new AccountRef(
                    new string('k', AccountRef.KeyLengthMax), new string('s', AccountRef.KeyLengthMax), new Secret(Token)),
            },
        ];
        foreach (var debit in debits)
        {
            var currency = new BalanceCurrency.Iso(debit.Amount.Currency.Code);
            await CheckAsync(
                debit,
                debit.Id == "needs-no-balance"
                    ? new BalanceReading.NotRequested()
                    : Read(GoldenReadings.Plain(host.Now) with { Currency = currency, Available = 200_000_000m, Current = 200_000_000m }));
        }
    }

    private async Task CustomFactsAsync()
    {
        foreach (var (name, facts) in GoldenFacts.All())
        {
            foreach (var ruleSet in (string[])["host-facts-as-measures", "host-facts-as-guards", "ach-debit"])
            {
                await CheckAsync(
                    Debit($"{name}/{ruleSet}", "20.01 USD") with { RuleSet = ruleSet, Facts = facts },
                    Read(GoldenReadings.Plain(host.Now)));
            }
        }
    }

    private async Task HoldsAsync()
    {
        for (var number = 1; number <= HoldTotals.ListedMax + 3; number++)
        {
            await CheckAsync(Debit($"held-{number}", "10.00 USD", "holder"), Read(GoldenReadings.Plain(host.Now)));
        }

        await CheckAsync(Debit("held-declined", "5000.00 USD", "holder"), Read(GoldenReadings.Plain(host.Now)));
        await CheckAsync(
            Debit("held-review", "10.00 USD", "holder"),
            new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));
        host.Clock.Advance(TimeSpan.FromHours(13));
        await CheckAsync(Debit("held-possible", "900.00 USD", "holder"), Read(GoldenReadings.Plain(host.Now)));
        await CheckAsync(
            Debit("held-both", "10.00 USD", "holder"), Read(GoldenReadings.Plain(host.Now) with { AsOf = host.Now.AddHours(-12.5) }));
        await CheckAsync(
            Debit("held-without-time", "10.00 USD", "holder"), Read(GoldenReadings.Plain(host.Now) with { AsOfUnreadable = "yesterday" }));
        await CheckAsync(Debit("held-cover", "10.00 USD", "holder") with { RuleSet = "buffer" }, Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Advance(TimeSpan.FromDays(5));
        await CheckAsync(Debit("held-review-lapsed", "10.00 USD", "holder"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Advance(TimeSpan.FromDays(3));
        await CheckAsync(Debit("held-none", "10.00 USD", "holder"), Read(GoldenReadings.Plain(host.Now)));
    }

    private async Task LinkedAccountsAsync()
    {
        string?[] persistent = ["real-1", "real-1", "real-2", null];
        for (var number = 0; number < persistent.Length; number++)
        {
            await CheckAsync(
                Debit($"linked-{number}", "300.00 USD", $"link-{number}"),
                Read(GoldenReadings.Plain(host.Now) with { PersistentAccountId = persistent[number] }));
        }

        // This key was read as another real account than before: now all of them are one.
        await CheckAsync(
            Debit("linked-joined", "300.00 USD", "link-2"), Read(GoldenReadings.Plain(host.Now) with { PersistentAccountId = "real-1" }));
    }

    private Task<FundsDecision> CheckAsync(ProposedDebit debit, BalanceReading reading)
    {
        var judged = Of(debit, reading);
        return host.CheckAsync(debit, reading.Other is { } other ? judged with { Other = Of(debit, other) } : judged);
    }

    private static BalanceReading Of(ProposedDebit debit, BalanceReading reading) =>
        reading is BalanceReading.Succeeded read
            ? new BalanceReading.Succeeded(read.Balance with { AccountId = debit.Account.SourceAccountId })
            : reading;

    private static BalanceReading.Succeeded Read(AccountBalance balance) => new(balance);

    private static ProposedDebit Debit(string id, string amount, string? account = null) => new()
    {
        Id = id,
        Account = new AccountRef($"key-of-{account ?? id}", $"account-of-{account ?? id}", new Secret(Token)),
        Amount = Money.Parse(amount),
        EntryClass = "WEB",
    };
}
