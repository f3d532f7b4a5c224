using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>
/// Writes the log with every member of the format, through the pipeline of a host. The order is fixed and the clock is a fake, so that the
/// bytes are the same each time.
/// </summary>
internal sealed class GoldenLog(LogWriterHost host)
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
        await log.HostFactsAsync();
        await log.HoldsAsync();
        await log.LinkedAccountsAsync();
        host.Start(ruleSets, options => options.Holds.PostingDelay = TimeSpan.FromHours(3));
        await log.PostingDelaysAsync();
        host.Start(Changed(ruleSets), options => options.MayApproveUnread = true);
        await log.EventsAsync();
        await log.RevisionsAsync();
        await log.RetriesAsync();
        await log.ClockAsync();
    }

    /// <summary>The same rule sets, one of them in its next version.</summary>
    private static RuleSetCatalog Changed(RuleSetCatalog ruleSets)
    {
        var text = ruleSets.Find("unicode")!.CanonicalText.Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal);
        var next = RuleSet.Parse(System.Text.Encoding.UTF8.GetBytes(text), "unicode.json");
        return RuleSetCatalog.Create([.. ruleSets.RuleSets.Values.Where(ruleSet => ruleSet.Identity.Name != "unicode"), next], "ach-debit");
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
        foreach (var ruleSet in ruleSets.RuleSets.Values.OrderBy(ruleSet => ruleSet.Identity.Name, StringComparer.Ordinal))
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

    private async Task HostFactsAsync()
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

    private async Task EventsAsync()
    {
        var at = host.Now.AddTicks(-7).ToOffset(TimeSpan.FromHours(2));
        var day = DateOnly.FromDateTime(host.Now.UtcDateTime).AddDays(1);
        var timelines = new (string Id, bool IsReview, DebitEvent[] Events)[]
        {
            ("sent", false, [new DebitEvent.Sent(at)]),
            ("settled", false, [new DebitEvent.Sent(at, day), new DebitEvent.Settled(host.Now)]),
            ("returned", false, [new DebitEvent.Sent(at), new DebitEvent.Settled(at), new DebitEvent.Returned(host.Now, "R01")]),
            ("returned-unsettled", false, [new DebitEvent.Sent(at), new DebitEvent.Returned(null, "R85")]),
            ("timeless", false, [new DebitEvent.Sent(), new DebitEvent.Settled()]),
            ("cancelled", false, [new DebitEvent.Cancelled()]),
            ("sent-and-cancelled", false, [new DebitEvent.Sent(at), new DebitEvent.Cancelled()]),
            ("approved", true, [new DebitEvent.Approved("Zoë Ångström", "spoke to the customer: \"yes\" \\ 電話 ☎️")]),
            ("approved-and-settled", true, [new DebitEvent.Approved("a", "b"), new DebitEvent.Sent(at), new DebitEvent.Settled(at)]),
            ("rejected", true, [new DebitEvent.Rejected(new string('w', 100), new string('y', 500))]),
        };
        foreach (var (id, isReview, events) in timelines)
        {
            host.Clock.Advance(TimeSpan.FromTicks(1));
            await CheckAsync(
                Debit(id, "10.00 USD"),
                isReview
                    ? new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"))
                    : Read(GoldenReadings.Plain(host.Now)));
            foreach (var what in events)
            {
                await host.RecordAsync(id, what);
            }
        }

        await CheckAsync(Debit("after-events", "10.00 USD") with { RuleSet = "unicode" }, Read(GoldenReadings.Plain(host.Now)));
    }

    private async Task RevisionsAsync()
    {
        var down = new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"));
        await CheckAsync(Debit("revised", "700.00 USD", "reviser"), down);
        await CheckAsync(Debit("revised", "700.00 USD", "reviser"), down);
        await CheckAsync(Debit("revised", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await CheckAsync(
            Debit("revised", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now) with { Available = 1m, Current = 1m }));
        await CheckAsync(Debit("beside-it", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await CheckAsync(Debit("revised", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now) with { Available = 9_000m }));
        await CheckAsync(
            Debit("revised", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now) with { Available = 9_000m, Current = null }));
    }

    /// <summary>A debit that came back and is presented again, and one whose earlier attempts are not on record.</summary>
    private async Task RetriesAsync()
    {
        await CheckAsync(Debit("first", "10.00 USD", "retrier"), Read(GoldenReadings.Plain(host.Now)));
        await host.RecordAsync("first", new DebitEvent.Sent());
        await host.RecordAsync("first", new DebitEvent.Returned(null, "R01"));
        var second = Debit("second", "10.00 USD", "retrier") with { Attempt = 2, LastReturn = "R01", RetryOf = "first" };
        await CheckAsync(second, Read(GoldenReadings.Plain(host.Now)));
        await CheckAsync(second with { Id = "unverified", RetryOf = "not-here" }, Read(GoldenReadings.Plain(host.Now)));
    }

    /// <summary>The clock is set back for a while, and a debit is decided and sent by it.</summary>
    private async Task PostingDelaysAsync()
    {
        await CheckAsync(Debit("posted-soon", "10.00 USD", "soon"), Read(GoldenReadings.Plain(host.Now)));
        await CheckAsync(Debit("posted-soon-same-day", "10.00 USD", "soon") with { SameDay = true }, Read(GoldenReadings.Plain(host.Now)));
    }

    private async Task ClockAsync()
    {
        await CheckAsync(Debit("before-the-jump", "10.00 USD", "jumper"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Ahead = TimeSpan.FromDays(-3);
        await CheckAsync(Debit("while-back", "10.00 USD", "jumper"), Read(GoldenReadings.Plain(host.Now)));
        await host.RecordAsync("while-back", new DebitEvent.Sent());
        await CheckAsync(Debit("before-the-jump", "10.00 USD", "jumper"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Ahead = TimeSpan.Zero;
        await CheckAsync(Debit("after-the-jump", "10.00 USD", "jumper"), Read(GoldenReadings.Plain(host.Now)));
    }

    private Task<FundsDecision> CheckAsync(ProposedDebit debit, BalanceReading reading) => host.CheckAsync(
        debit,
        reading is BalanceReading.Succeeded read
            ? new BalanceReading.Succeeded(read.Balance with { AccountId = debit.Account.SourceAccountId })
            : reading);

    private static BalanceReading.Succeeded Read(AccountBalance balance) => new(balance);

    private static ProposedDebit Debit(string id, string amount, string? account = null) => new()
    {
        Id = id,
        Account = new AccountRef($"key-of-{account ?? id}", $"account-of-{account ?? id}", new Secret(Token)),
        Amount = Money.Parse(amount),
        EntryClass = "WEB",
    };
}
