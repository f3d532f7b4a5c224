using System.Globalization;

namespace FundsCheck.Rules.Language;

/// <summary>The measures of rule format v1, one row each, in the order of editor completions.</summary>
public static class Measures
{
    /// <summary>The value of <c>balance.reading</c> where the balance was read.</summary>
    public const string Read = "read";
    internal const string Same = "same";

    /// <summary>The value of <c>balance.reading</c> where no balance was requested; no band names it.</summary>
    public const string NotRequested = "notRequested";

    /// <summary>The failure code of a balance that was read.</summary>
    public const string NoFailure = "none";

    internal static readonly IReadOnlyList<string> Booleans = ["false", "true"];

    internal static readonly Measure Amount =
        Sum("amount", WorseSide.Higher, "the debit's amount", new(Amount: 1), (value, _, _) => $"the amount is {value}");

    internal static readonly Measure AccountKind = new("account.kind", MeasureUnit.Value, MeasureNeeds.Balance)
    {
        Description = "the kind of account; unknown where the provider's type has no kind",
        Words = MeasureWords.Kinds,
        CanBeUnknown = true,
        Fact = new MeasureFact.Word(
            "the account's type",
            facts => facts.Balance is { } balance ? balance.Kind.Select(kind => kind.Name) : default,
            (facts, kind) => Change(facts, balance => balance with { Kind = KindOf(kind) }),
            Unstated: "checking"),
        Doubtful = ["credit card", "prepaid"],
    };

    /// <summary>The measure <c>balance.reading</c>.</summary>
    public static readonly Measure BalanceReading = new("balance.reading", MeasureUnit.Value, MeasureNeeds.Gate)
    {
        Description = "the gate of the reading: `read`, or the category of the failure",
        Words = MeasureWords.Readings,
        Unnamed = NotRequested,
        Fact = new MeasureFact.Word(
            "the reading",
            facts => Fact.Known(ReadingOf(facts)),
            GiveReading,
            Unstated: Read),
        Phrase = (_, _, facts) => FailureCodeMeasure.Clause(facts),
        Opens = Read,
        Silences = MeasureNeeds.Balance,
        IsOfReading = true,
    };

    /// <summary>
    /// The failure's own code, without named codes. Each rule set has its own instance with the codes that its checks name.
    /// </summary>
    public static readonly Measure FailureCode = FailureCodeMeasure.Create([]);

    internal static readonly Measure BalanceCurrency = new("balance.currency", MeasureUnit.Value, MeasureNeeds.Gate | MeasureNeeds.Balance)
    {
        Description = "the gate of the currency: the balance's beside the debit's",
        Words = MeasureWords.Currencies,
        Fact = new MeasureFact.Word(
            "the balance's currency",
            facts => facts.Balance is { } balance ? Fact.Known(balance.Currency) : default,
            (facts, currency) => Change(facts, balance => balance with { Currency = currency ?? Same }),
            Unstated: Same),
        Opens = Same,
        Silences = MeasureNeeds.Money,
    };

    internal static IReadOnlyList<string> Sources { get; } = [.. MeasureWords.Sources.Select(source => source.Word)];

    /// <summary>Every measure, custom facts aside.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        Headroom("headroom.available", "what is left of the available balance", new(Available: 1, Held: -1, Amount: -1)),
        Headroom(
            "headroom.current",
            "what is left of the current balance",
            new(Current: 1, Held: -1, Amount: -1, Family: AccountFamily.Depository)),
        Headroom(
            "headroom.overdraft",
            "what is left with a pre-arranged overdraft",
            new(Available: 1, Limit: 1, Held: -1, Amount: -1, Family: AccountFamily.Depository)),
        Headroom(
            "headroom.credit",
            "what is left of the credit limit",
            new(Current: -1, Limit: 1, Held: -1, Amount: -1, Family: AccountFamily.Credit)),
        Sum(
            "cover.available",
            WorseSide.Lower,
            "what the available balance covers of the amount, `110%` with a buffer of 10 %",
            new(Available: 1, Held: -1, PerAmount: true),
            (value, sum, facts) => $"{sum} is {value} of the amount {facts.Amount}"),
        Amount,
        Sum(
            "exposure",
            WorseSide.Higher,
            "own debits on their way from the account, this one included",
            new(Held: 1, Amount: 1),
            (value, sum, _) => $"{sum} makes {value} on its way"),
        Sum(
            "available",
            WorseSide.Lower,
            "what can be drawn now, as the bank states it; unknown where it is null",
            new(Available: 1),
            (value, _, _) => $"available is {value}"),
        new("balance.age", MeasureUnit.Duration, MeasureNeeds.Balance)
        {
            Description = "how old the balance is; unknown where its time is unreadable or in the future",
            Worse = WorseSide.Higher,
            CanBeUnknown = true,
            Range = new(0m, FactLimits.DurationMax.Ticks, 1m, TimeSpan.TicksPerSecond),
            Fact = new MeasureFact.Number(
                "the time of the balance",
                facts => facts.Balance is { } balance ? balance.Age.Select(age => age.Ticks) : default,
                (facts, age) => Change(facts, balance => balance with { Age = AgeOf(age) }),
                Unstated: "0s"),
            Phrase = (value, _, _) => $"the balance is {value} old",
            Doubtful = ["30d"],
        },
        new("debit.attempt", MeasureUnit.Integer)
        {
            Description = "1 for a first entry, one more for each re-presentment; unknown where its earlier attempts are not on record",
            Worse = WorseSide.Higher,
            CanBeUnknown = true,
            Range = new(1m, int.MaxValue, 1m, 1m),
            Fact = new MeasureFact.Number(
                "what the debit states of its earlier attempts",
                facts => facts.Attempt.Select(attempt => (long)attempt),
                (facts, attempt) => facts with { Attempt = AttemptOf(attempt) },
                Unstated: "1"),
            Phrase = (value, _, _) => $"this is attempt {value}",
        },
        new("debit.class", MeasureUnit.Value)
        {
            Description = "the standard entry class, one of Nacha's three-letter codes",
            Words = EntryClasses.Words,
            Fact = new MeasureFact.Word(
                "the entry class",
                facts => Fact.Known(facts.EntryClass),
                (facts, word) => facts with { EntryClass = word ?? "WEB" },
                Unstated: "WEB"),
        },
        new("debit.sameDay", MeasureUnit.Value)
        {
            Description = "whether the entry is to settle on the day it is sent",
            Values = Booleans,
            Fact = new MeasureFact.Word(
                "the day of settlement",
                facts => Fact.Known(facts.SameDay ? "true" : "false"),
                (facts, word) => facts with { SameDay = word is "true" },
                Unstated: "false"),
        },
        new("debit.lastReturn", MeasureUnit.Value)
        {
            Description = "the return code of the attempt before, `none` for a first entry; unknown where that attempt is not on record",
            Words = MeasureWords.Returns,
            CanBeUnknown = true,
            Fact = new MeasureFact.Word(
                "what the debit states of its last return",
                facts => facts.LastReturn,
                (facts, code) => facts with { LastReturn = code is null ? NotVerified<string>() : Fact.Known(code) },
                Unstated: "none"),
        },
        AccountKind,
        new("account.verification", MeasureUnit.Value, MeasureNeeds.Balance)
        {
            Description = "how the account's numbers were verified; `none` where verification does not apply",
            Words = MeasureWords.Verifications,
            CanBeUnknown = true,
            Fact = new MeasureFact.Word(
                "the verification status",
                facts => facts.Balance is { } balance ? balance.Verification : default,
                (facts, status) => Change(facts, balance => balance with { Verification = status is null ? default : Fact.Known(status) }),
                Unstated: "none"),
            Doubtful = ["failed"],
        },
        new("balance.source", MeasureUnit.Value, MeasureNeeds.Balance)
        {
            Description = "how the balance was come by",
            Words = MeasureWords.Sources,
            Fact = new MeasureFact.Word(
                "the source of the balance",
                facts => facts.Balance is { } balance ? Fact.Known(balance.Source) : default,
                (facts, source) => Change(facts, balance => balance with { Source = source ?? Sources[0] }),
                Unstated: Sources[0]),
            Doubtful = ["cached"],
        },
        BalanceReading,
        FailureCode,
        BalanceCurrency,
    ];

    /// <summary>Creates the row of a sum of money, or of a sum divided by the amount.</summary>
    internal static Measure Sum(
        string name,
        WorseSide worse,
        string description,
        MoneyForm form,
        Func<string, string, DecisionFacts, string> phrase)
    {
        var formula = form.ToString() is var text && text.Contains(' ', StringComparison.Ordinal) ? $" ({text})" : string.Empty;
        var accounts = form.Family switch
        {
            null => string.Empty,
            AccountFamily.Credit => "; credit accounts only",
            _ => "; depository accounts only",
        };
        return new(name, form.PerAmount ? MeasureUnit.Percent : MeasureUnit.Money, form.Needs)
        {
            Description = $"{description}{formula}{accounts}",
            Worse = worse,
            CanBeUnknown = form.Figures.Length > 0,
            Form = form,
            Phrase = phrase,
        };
    }

    private static Measure Headroom(string name, string description, MoneyForm form) =>
        Sum(name, WorseSide.Lower, description, form, (value, sum, _) => $"{sum} leaves {value}");

    private static DecisionFacts Change(DecisionFacts facts, Func<BalanceFacts, BalanceFacts> change) =>
        facts.Balance is { } balance ? facts with { Balance = change(balance) } : facts;

    private static Fact<AccountKind> KindOf(string? kind) => kind is null ? default : Fact.Known(AccountKinds.ByName[kind]);

    private static Fact<TimeSpan> AgeOf(string? text) =>
        text is not null && ThresholdSyntax.TryReadAge(text, out var age) ? Fact.Known(age) : default;

    private static Fact<int> AttemptOf(string? text) =>
        text is null ? NotVerified<int>() : Fact.Known(int.Parse(text, CultureInfo.InvariantCulture));

    // The only cause of an unknown attempt or return code.
    private static Fact<T> NotVerified<T>()
        where T : notnull => Fact.Unknown<T>(UnknownCause.NotVerified);

    private static string ReadingOf(DecisionFacts facts) => facts switch
    {
        { Failure: { } failure } => BalanceFailures.NameOf(failure.Category),
        { Balance: null } => NotRequested,
        _ => Read,
    };

    private static DecisionFacts GiveReading(DecisionFacts facts, string? reading) => reading is null or Read ? facts : facts with
    {
        Balance = null,
        Failure = BalanceFailures.Find(reading) is { } category ? new BalanceFailure(category) : null,
    };
}
