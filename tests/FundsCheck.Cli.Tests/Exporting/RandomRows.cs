using FundsCheck.Cli.Exporting;

namespace FundsCheck.Cli.Tests.Exporting;

/// <summary>Decisions and events with random and hostile content.</summary>
internal static class RandomRows
{
    public static readonly IReadOnlyList<string> Texts =
    [
        "a", "=1+1", "+1", "-5.00", "@SUM(A1)", "\t=1", "\r=1", "'=1", "'", "''", " =1", "\uFF1D1", "a,b", "a;b", "\"", "a\"b\"", "a\nb",
        "a\r\nb", "İıßçé", "\u202Eabc", "\u0000", "\U0001F600", "NULL", "null", "true", "1e3", "1,5", "\\u202E", "#", " ", "<b>",
        "=HYPERLINK(\"http://a\",\"b\")", "x\ud800y",
    ];

    public static ExportRow Create(Random random, int number)
    {
        var row = new ExportRow(number, Record(random, $"d-{number}"));
        foreach (var happened in Events(random).Where(_ => random.Next(2) == 0))
        {
            row.Add(ExportEvent.From(new RecordedEvent($"d-{number}", 1, happened, Time(random))));
        }

        return row;
    }

    public static DecisionRecord Record(Random random, string id, decimal? available = null) => new()
    {
        Debit = new Debit
        {
            Id = id,
            AccountKey = Text(random),
            SourceAccountId = Text(random),
            Amount = new Money(random.Next(1, 1_000_000) / 100m, Currency.Usd),
            EntryClass = "WEB",
            SameDay = random.Next(2) == 0,
            EffectiveDate = random.Next(2) == 0 ? null : new DateOnly(2026, 1, 1).AddDays(random.Next(700)),
            Attempt = random.Next(1, 4),
            LastReturn = random.Next(2) == 0 ? null : "R01",
            RetryOf = random.Next(2) == 0 ? null : Text(random),
        },
        Revision = 1,
        Reading = Reading(random, available),
        Facts = new DecisionFacts
        {
            Amount = new Money(1m, Currency.Usd),
            EntryClass = "WEB",
            Attempt = Fact.Known(1),
            LastReturn = Fact.Known(string.Empty),
            Held = Money.Zero(Currency.Usd),
            HeldPossible = Money.Zero(Currency.Usd),
        },
        Holds = new HoldTotals(new Money(random.Next(1_000) / 100m, Currency.Usd), Money.Zero(Currency.Usd), [], 0),
        RuleSet = new RuleSetIdentity(Text(random), Text(random), new string('a', 64)),
        Verdict = new Verdict
        {
            Outcome = OutcomeNames.Find(OutcomeNames.All[random.Next(OutcomeNames.All.Count)])!.Value,
            Reasons = [],
            MaxAcceptableAmount = random.Next(2) == 0 ? null : new Money(random.Next(1_000), Currency.Usd),
        },
        Hold = random.Next(2) == 0 ? null : new Hold(new Money(1m, Currency.Usd), Time(random), Time(random)),
        PostingDelay = TimeSpan.Zero,
        DecidedAt = Time(random),
        ValidUntil = Time(random),
    };

    private static BalanceReading Reading(Random random, decimal? available) => random.Next(available is null ? 3 : 1) switch
    {
        0 => new BalanceReading.Succeeded(new AccountBalance
        {
            AccountId = "a",
            Available = available ?? Number(random),
            Current = Number(random),
            Currency = new BalanceCurrency.Unofficial(Text(random)),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = Time(random),
            RetrievedAt = Time(random),
        }),
        1 => new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.RateLimited, Text(random))),
        _ => new BalanceReading.NotRequested(),
    };

    private static DebitEvent[] Events(Random random) =>
    [
        new DebitEvent.Approved(Text(random), Text(random)),
        new DebitEvent.Sent(Time(random), random.Next(2) == 0 ? null : new DateOnly(2026, 2, 3)),
        new DebitEvent.Settled(Time(random)),
        new DebitEvent.Returned(Time(random), "R01"),
        new DebitEvent.Cancelled(),
    ];

    private static string Text(Random random) => Texts[random.Next(Texts.Count)];

    // Up to 8 decimals, of either sign, and the largest that fits.
    private static decimal? Number(Random random) => random.Next(6) switch
    {
        0 => null,
        1 => 99_999_999_999_999_999_999.99999999m,
        2 => -99_999_999_999_999_999_999.99999999m,
        _ => new decimal(random.Next(), random.Next(1_000), 0, random.Next(2) == 0, (byte)random.Next(9)),
    };

    private static DateTimeOffset Time(Random random) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
        .AddTicks(random.NextInt64(TimeSpan.TicksPerDay * 400)).ToOffset(TimeSpan.FromHours(random.Next(-12, 13)));
}
