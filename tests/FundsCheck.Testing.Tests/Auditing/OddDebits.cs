using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>
/// Draws debits and readings of every kind, odd ones among them, each often just covering the other.
/// </summary>
internal sealed class OddDebits(Random random, IReadOnlyList<RuleSet> ruleSets)
{
    /// <summary>How many debits follow one another on one account, so that they hold against each other.</summary>
    private const int DebitsOfAnAccount = 12;

    private static readonly string[] Texts = ["plain", "\" \\ \u200D", "ünïcödé 漢字 🏦", "", new('x', 250)];
    private static readonly string[] Tiers = ["gold", "silver", "none at all", "platinum"];

    public ProposedDebit Debit(int number, DateTimeOffset now)
    {
        var ruleSet = random.Next(3) == 0 ? null : Pick(ruleSets);
        var currency = ruleSet?.Currency ?? Currency.Usd;
        var attempt = random.Next(8) == 0 ? random.Next(2, 5) : 1;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new ProposedDebit
        {
            Id = FormattableString.Invariant($"d-{number}"),
            Account = new AccountRef(
                FormattableString.Invariant($"key-{number / DebitsOfAnAccount}"), FormattableString.Invariant($"account-{number}"), null),
            Amount = Amount(currency),
            EntryClass = random.Next(4) == 0 ? Pick(EntryClasses.All) : "WEB",
            SameDay = random.Next(5) == 0,
            EffectiveDate = random.Next(4) == 0 ? today.AddDays(random.Next(5)) : null,
            RuleSet = ruleSet?.Identity.Name,
            Attempt = attempt,
            LastReturn = attempt > 1 ? Pick(["R01", "R09", "R10", "R29"]) : null,
            RetryOf = attempt > 1 && random.Next(2) == 0 ? "d-before" : null,
            FirstSentOn = attempt > 1 && random.Next(2) == 0 ? today.AddDays(-random.Next(60)) : null,
            Facts = random.Next(2) == 0 ? Facts() : new Dictionary<string, CustomFact>(StringComparer.Ordinal),
        };
    }

    public BalanceReading Reading(ProposedDebit debit, DateTimeOffset now) => random.Next(8) == 0
        ? new BalanceReading.Failed(new BalanceFailure(
            Pick(Enum.GetValues<BalanceFailureCategory>()),
            Pick(["ITEM_LOGIN_REQUIRED", "INSTITUTION_DOWN", "BALANCE_TIMEOUT", "NEVER_HEARD_OF", "e-42: Störung"]),
            random.Next(3) == 0 ? "SOME_CAUSE" : null,
            random.Next(3) == 0 ? Pick(Texts) : null))
        : new BalanceReading.Succeeded(random.Next(2) == 0 ? PlainBalance(debit, now) : Balance(debit, now));

    public T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    /// <summary>One that may be accepted: only its amounts are drawn.</summary>
    private AccountBalance PlainBalance(ProposedDebit debit, DateTimeOffset now) => GoldenReadings.Plain(now) with
    {
        AccountId = debit.Account.SourceAccountId,
        Currency = new BalanceCurrency.Iso(debit.Amount.Currency.Code),
        Available = random.Next(2) == 0 ? BalanceOf(debit) : 3 * debit.Amount.Amount,
        Current = random.Next(2) == 0 ? BalanceOf(debit) : 3 * debit.Amount.Amount,
    };

    private AccountBalance Balance(ProposedDebit debit, DateTimeOffset now) => new()
    {
        AccountId = debit.Account.SourceAccountId,
        Kind = AccountKinds.Find(random.Next(6) == 0
            ? Pick(["savings", "money market", "credit card", "line of credit", "loan", "none of them"])
            : "checking"),
        ProviderType = random.Next(12) == 0 ? Pick(Texts) : null,
        ProviderSubtype = random.Next(12) == 0 ? Pick(Texts) : null,
        Holder = Pick(Enum.GetValues<AccountHolder>()),
        InstitutionId = random.Next(3) == 0 ? Pick(Texts) : null,
        Available = BalanceOf(debit),
        Current = BalanceOf(debit),
        Limit = random.Next(3) == 0 ? BalanceOf(debit) : null,
        Currency = BalanceCurrency.From(
            random.Next(20) == 0 ? Pick(["", "EUR", Pick(Texts)]) : debit.Amount.Currency.Code, random.Next(40) == 0 ? "BTC" : null),
        Verification = random.Next(4) == 0 ? Pick(Enum.GetValues<AccountVerification>()) : AccountVerification.None,
        ProviderVerification = random.Next(4) == 0 ? Pick(Texts) : null,
        PersistentAccountId = random.Next(10) == 0 ? $"real-of-{debit.Account.Key[..^1]}" : null,
        Freshness = random.Next(8) == 0 ? Pick(Enum.GetValues<BalanceFreshness>()) : BalanceFreshness.RealTime,
        AsOf = random.Next(3) == 0
            ? now.AddTicks(-random.NextInt64(-5 * TimeSpan.TicksPerMinute, 3 * TimeSpan.TicksPerHour))
                .ToOffset(TimeSpan.FromMinutes(random.Next(-720, 721)))
            : null,
        AsOfUnreadable = random.Next(40) == 0 ? Pick(Texts[..3]) : null,
        RequestedAt = now.AddTicks(-random.NextInt64(TimeSpan.TicksPerMinute)),
        RetrievedAt = now,
        ProviderRequestId = random.Next(2) == 0 ? Pick(Texts) : null,
    };

    /// <summary>None, about the amount of the debit, odd, or any.</summary>
    private decimal? BalanceOf(ProposedDebit debit) => random.Next(10) switch
    {
        0 => null,
        1 or 2 or 3 => debit.Amount.Amount + (random.Next(-20_000, 20_001) * 0.0001m),
        4 => (debit.Amount.Amount * random.Next(1, 4)) + (random.Next(-1, 2) * 0.01m),
        5 => Pick([
            -1m,
            0m,
            0.00000001m,
            12.123456789m,
            100_000_000_000_000m,
            100_000_000_000_000.01m,
            GoldenReadings.Digits28,
            GoldenReadings.Fraction28,
            decimal.MinValue,
        ]),
        6 => -random.Next(1_000_000) * 0.001m,
        _ => random.Next(2_000_000_00) * 0.01m,
    };

    private Money Amount(Currency currency)
    {
        var minorUnits = random.Next(4) switch
        {
            0 => random.Next(1, 1_000),
            1 => random.Next(1, 100_000_00),
            2 => random.Next(1, 2_000_00),
            _ => random.NextInt64(1, 9_999_999_999),
        };
        var unit = new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits);
        return new Money(Math.Min(minorUnits * unit, 99_999_999m), currency);
    }

    private Dictionary<string, CustomFact> Facts()
    {
        (string Name, CustomFact Fact)[] facts =
        [
            ("x.tenureDays", CustomFact.From(random.NextInt64(-10, 400))),
            ("x.monthlyTotal", CustomFact.From(new Money(random.Next(200_000) * 0.01m, Currency.Usd))),
            ("x.returnRate", CustomFact.FromPercent(random.Next(200) * 0.01m)),
            ("x.lastContact", CustomFact.From(TimeSpan.FromSeconds(random.Next(6_000_000)))),
            ("x.vip", CustomFact.From(random.Next(2) == 0)),
            ("x.tier", CustomFact.From(Pick(Tiers))),
            ("x.verification", CustomFact.From(Pick(Texts))),
            ("x.idVerified", random.Next(2) == 0 ? CustomFact.From(true) : CustomFact.From("true")),
        ];
        return facts.Where(_ => random.Next(5) > 0).ToDictionary(fact => fact.Name, fact => fact.Fact, StringComparer.Ordinal);
    }
}
