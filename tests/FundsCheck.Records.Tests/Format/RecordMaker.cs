using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Records.Tests.Format;

/// <summary>Draws random debits and readings with every value that a provider and a host may send.</summary>
internal sealed class RecordMaker(Random random)
{
    private static readonly DateTimeOffset Now = FundsCheck.Tests.Checking.Host.Start;

    private static readonly string[] Texts =
    [
        "plain", "quote \" and \\ slash", "{\"a\":[1,null]}", "ünïcödé 漢字 🏦", "", "no\u00A0break", "</script>", new('x', 250),
    ];

    public ProposedDebit Debit(string id) => new()
    {
        Id = id,
        Account = new AccountRef($"acc-{random.Next(3)}", new Secret("token-never-shown")),
        Amount = new Money(random.Next(1, 5_000_00) / 100m, Currency.Usd),
        EntryClass = random.Pick(["WEB", "PPD", "CCD", "ARC"]),
        SameDay = random.Chance(20),
        EffectiveDate = random.Chance(30) ? new DateOnly(2026, 11, 23) : null,
        Attempt = random.Chance(20) ? 2 : 1,
        Facts = random.Chance(40) ? Facts() : new Dictionary<string, CustomFact>(),
    };

    /// <summary>A reading, some with another one beside it that is not fresher.</summary>
    public BalanceReading Reading(string account) => (One(account), random.Chance(20) ? One(account) : null) switch
    {
        (var reading, null) => reading,
        (BalanceReading.Succeeded first, BalanceReading.Succeeded second) => BalanceReading.SelectFresher(first, second),
        var (reading, other) => reading with { Other = other },
    };

    private BalanceReading One(string account) => random.Chance(20)
        ? new BalanceReading.Failed(new BalanceFailure(
            random.Pick([.. Enum.GetValues<BalanceFailureCategory>()]),
            random.Pick(["ITEM_LOGIN_REQUIRED", "BALANCE_TIMEOUT", "e-42: \"Störung\"", string.Concat("e", random.Pick(Texts[..^1]))]),
            random.Chance(50) ? "SOME_CODE" : null,
            random.Chance(50) ? "req" : null))
        : new BalanceReading.Succeeded(Balance(account));

    private AccountBalance Balance(string account) => Balance(
        account,
        random.Chance(20) ? null : AccountKinds.Find(random.Pick(["checking", "savings", "credit card", "loan"])),
        random.Chance(30) ? random.Pick([.. Enum.GetValues<AccountVerification>()]) : AccountVerification.None);

    private AccountBalance Balance(string account, AccountKind? kind, AccountVerification verification) => new()
    {
        AccountId = account,
        Kind = kind,
        ProviderType = kind is null ? random.Pick(["depository", "other", Text()]) : null,
        ProviderSubtype = kind is null ? random.Pick(["new", Text()]) : null,
        InstitutionId = random.Chance(50) ? Text() : null,
        Holder = random.Pick([.. Enum.GetValues<AccountHolder>()]),
        Available = Amount(),
        Current = Amount(),
        Limit = Amount(),
        Currency = BalanceCurrency.From(random.Chance(80) ? "USD" : random.Chance(50) ? Text() : null, random.Chance(90) ? null : "BTC"),
        Verification = verification,
        ProviderVerification = verification == AccountVerification.Unknown ? random.Pick([Text(), null]) : null,
        PersistentAccountId = random.Chance(30) ? $"real-{random.Next(3)}" : null,
        Freshness = random.Pick([.. Enum.GetValues<BalanceFreshness>()]),
        AsOf = random.Chance(40)
            ? Now.AddMicroseconds(random.NextInt64(-TimeSpan.MicrosecondsPerDay, TimeSpan.MicrosecondsPerHour))
                .ToOffset(TimeSpan.FromHours(random.Next(-5, 6)))
            : null,
        AsOfUnreadable = random.Chance(5) ? random.Pick(["soon", "31/11/2026", "\""]) : null,
        RequestedAt = Now.AddSeconds(-2),
        RetrievedAt = Now.AddMicroseconds(-random.Next(1_000_000)),
        ProviderRequestId = random.Chance(70) ? Text() : null,
    };

    private decimal? Amount() => random.Next(10) switch
    {
        0 => null,
        1 => -random.Next(100_000) / 100m,
        2 => 100_000_000_000_000m,
        3 => 100_000_000_000_001m,
        4 => random.Pick([
            12.123456789m, 83710.79999999999m, 0.0000000000000000000000000001m, decimal.MaxValue, decimal.MinValue, -0.30000000000000004m,
        ]),
        5 => 0.10m,
        _ => random.Next(10_000_00) / 100m,
    };

    private Dictionary<string, CustomFact> Facts() => new()
    {
        ["x.tenureDays"] = CustomFact.From(random.Next(400)),
        ["x.vip"] = CustomFact.From(random.Chance(50)),
        ["x.note"] = CustomFact.From(Text()),
        ["x.limit"] = CustomFact.From(new Money(Amount() ?? 5m, Currency.Usd)),
        ["x.rate"] = CustomFact.FromPercent(random.Next(1_000_001) / 100m),
        ["x.since"] = CustomFact.From(TimeSpan.FromSeconds(random.NextInt64(-5, 36_501L * 86_400))),
        ["x.count"] = CustomFact.From(random.NextInt64(long.MinValue, long.MaxValue)),
    };

    private string Text() => random.Pick(Texts);
}
