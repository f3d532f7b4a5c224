using System.Globalization;
using FundsCheck.Balances;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Vocabulary;

/// <summary>
/// The measures of rule format v1, one row each. Everything else reads these rows, in the order in which they stand here: a new measure is a new row.
/// </summary>
internal static class Measures
{
    public const string Read = "read";
    public const string Same = "same";

    public static readonly IReadOnlyList<string> Booleans = ["false", "true"];

    public static readonly Measure Amount = Sum("amount", WorseSide.Higher, "the debit's amount", new(Amount: 1), (value, _, _) => $"the amount is {value}");

    public static readonly Measure AccountKind = new(
        "account.kind", MeasureUnit.Value, WorseSide.None, MeasureNeeds.Balance, "the kind of account; unknown where the vendor's type and subtype are not in its table")
    {
        Words = MeasureWords.Kinds,
        CanBeUnknown = true,
        Fact = new(
            "the account's type and subtype",
            facts => FactValue.Of(facts.Balance?.Kind),
            (facts, kind) => Change(facts, balance => balance with { Kind = kind is null ? default : Fact<AccountKind>.Known(AccountKinds.ByName[kind]) }),
            Unsaid: "checking"),
        Doubtful = ["credit card", "prepaid"],
    };

    public static readonly Measure BalanceReading = new("balance.reading", MeasureUnit.Value, WorseSide.None, MeasureNeeds.Gate, "read, or why the balance was not read")
    {
        Words = MeasureWords.Readings,
        Fact = new(
            "the reading",
            facts => FactValue.Of(facts.Reading),
            (facts, reading) => facts with { Reading = reading ?? Read, Balance = reading is null or Read ? facts.Balance : null },
            Unsaid: Read),
        Phrase = (value, _, facts) => $"the balance was not read (`{value}`{ProviderCode(facts)})",
        Opens = Read,
        Silences = MeasureNeeds.Balance,
        NamesItself = true,
    };

    public static readonly Measure BalanceCurrency = new(
        "balance.currency", MeasureUnit.Value, WorseSide.None, MeasureNeeds.Gate | MeasureNeeds.Balance, "the balance's currency beside the debit's")
    {
        Words = MeasureWords.Currencies,
        Fact = new(
            "the balance's currency",
            facts => facts.Balance is { } balance ? FactValue.Of(balance.Currency) : default,
            (facts, currency) => Change(facts, balance => balance with { Currency = currency ?? Same }),
            Unsaid: Same),
        Opens = Same,
        Silences = MeasureNeeds.Money,
    };

    public static IReadOnlyList<string> Sources { get; } = [.. MeasureWords.Sources.Select(source => source.Word)];

    public static IReadOnlyList<Measure> All { get; } =
    [
        Headroom("headroom.available", "what is left of available", new(Available: 1, Held: -1, Amount: -1)),
        Headroom("headroom.current", "what is left of current", new(Current: 1, Held: -1, Amount: -1, Family: AccountFamily.Depository)),
        Headroom("headroom.overdraft", "what is left with a pre-arranged overdraft", new(Available: 1, Limit: 1, Held: -1, Amount: -1, Family: AccountFamily.Depository)),
        Headroom("headroom.credit", "what is left of the credit limit", new(Current: -1, Limit: 1, Held: -1, Amount: -1, Family: AccountFamily.Credit)),
        Sum(
            "cover.available", WorseSide.Lower, "what available covers of the amount, `110%` with a buffer of 10 %", new(Available: 1, Held: -1, PerAmount: true),
            (value, sum, facts) => $"{sum} is {value} of the amount {facts.Amount}"),
        Amount,
        Sum(
            "exposure", WorseSide.Higher, "own debits on their way from the account, this one included", new(Held: 1, Amount: 1),
            (value, sum, _) => $"{sum} makes {value} on its way"),
        Sum("available", WorseSide.Lower, "what the bank says can be drawn now; unknown where it is null", new(Available: 1), (value, _, _) => $"available is {value}"),
        new(
            "balance.age", MeasureUnit.Duration, WorseSide.Higher, MeasureNeeds.Balance,
            "how old the balance is; unknown where its time is unreadable or in the future")
        {
            CanBeUnknown = true,
            Range = new(0m, FactLimits.DurationMax.Ticks, 1m, TimeSpan.TicksPerSecond),
            Fact = new(
                "the time of the balance",
                facts => FactValue.Of(facts.Balance?.Age),
                (facts, age) => Change(facts, balance => balance with { Age = EdgeText.TryReadAge(age ?? string.Empty, out var read) ? Fact<TimeSpan>.Known(read) : default }),
                Unsaid: "0s"),
            Phrase = (value, _, _) => $"the balance is {value} old",
            Doubtful = ["30d"],
        },
        new(
            "debit.attempt", MeasureUnit.Integer, WorseSide.Higher, MeasureNeeds.None,
            "1 for a first entry, one more for each re-presentment; unknown where its earlier attempts are not on record")
        {
            CanBeUnknown = true,
            Range = new(1m, int.MaxValue, 1m, 1m),
            Fact = new(
                "what the debit states of its earlier attempts",
                facts => FactValue.Of(facts.Attempt),
                (facts, attempt) => facts with { Attempt = attempt is null ? NotVerified<int>() : Fact<int>.Known(int.Parse(attempt, CultureInfo.InvariantCulture)) },
                Unsaid: "1"),
            Phrase = (value, _, _) => $"this is attempt {value}",
        },
        new("debit.class", MeasureUnit.Value, WorseSide.None, MeasureNeeds.None, "the entry class")
        {
            Words = EntryClasses.Words,
            Fact = new("the entry class", facts => FactValue.Of(facts.EntryClass), (facts, word) => facts with { EntryClass = word ?? "WEB" }, Unsaid: "WEB"),
        },
        new("debit.sameDay", MeasureUnit.Value, WorseSide.None, MeasureNeeds.None, "whether the entry is to settle on the day it is sent")
        {
            Values = Booleans,
            Fact = new("the day of settlement", facts => FactValue.Of(facts.SameDay), (facts, word) => facts with { SameDay = word is "true" }, Unsaid: "false"),
        },
        new(
            "debit.lastReturn", MeasureUnit.Value, WorseSide.None, MeasureNeeds.None,
            "the return code of the attempt before, none for a first entry; unknown where that attempt is not on record")
        {
            Words = MeasureWords.Returns,
            CanBeUnknown = true,
            Fact = new(
                "what the debit states of its last return",
                facts => FactValue.Of(facts.LastReturn),
                (facts, code) => facts with { LastReturn = code is null ? NotVerified<string>() : Fact<string>.Known(code) },
                Unsaid: "none"),
        },
        AccountKind,
        new("account.verification", MeasureUnit.Value, WorseSide.None, MeasureNeeds.Balance, "the verification status; none where it does not apply")
        {
            Words = VerificationStatuses.Words,
            CanBeUnknown = true,
            Fact = new(
                "the verification status",
                facts => FactValue.Of(facts.Balance?.Verification),
                (facts, status) => Change(facts, balance => balance with { Verification = status is null ? default : Fact<string>.Known(status) }),
                Unsaid: VerificationStatuses.None),
            Doubtful = ["verification_failed"],
        },
        new("balance.source", MeasureUnit.Value, WorseSide.None, MeasureNeeds.Balance, "how the balance was come by")
        {
            Words = MeasureWords.Sources,
            Fact = new(
                "the source of the balance",
                facts => facts.Balance is { } balance ? FactValue.Of(balance.Source) : default,
                (facts, source) => Change(facts, balance => balance with { Source = source ?? Sources[0] }),
                Unsaid: Sources[0]),
            Doubtful = ["cached"],
        },
        BalanceReading,
        BalanceCurrency,
    ];

    private static Measure Headroom(string name, string description, MoneyForm form) => Sum(name, WorseSide.Lower, description, form, (value, sum, _) => $"{sum} leaves {value}");

    private static Measure Sum(string name, WorseSide worse, string description, MoneyForm form, Func<string, string, DecisionFacts, string> phrase)
    {
        var formula = form.ToString().Contains(' ', StringComparison.Ordinal) ? $" ({form})" : string.Empty;
        var accounts = form.Family is { } family ? $"; {(family == AccountFamily.Credit ? "credit" : "depository")} accounts only" : string.Empty;
        return new(name, form.PerAmount ? MeasureUnit.Percent : MeasureUnit.Money, worse, form.Needs, $"{description}{formula}{accounts}")
        {
            CanBeUnknown = form.Figures.Length > 0,
            Form = form,
            Phrase = phrase,
        };
    }

    private static DecisionFacts Change(DecisionFacts facts, Func<BalanceFacts, BalanceFacts> change) =>
        facts.Balance is { } balance ? facts with { Balance = change(balance) } : facts;

    // The only way in which the attempt and its return code become unknown.
    private static Fact<T> NotVerified<T>()
        where T : notnull => Fact<T>.Unknown(UnknownCause.NotVerified);

    private static string ProviderCode(DecisionFacts facts) => facts.ProviderCode is { } code && !string.Equals(code, facts.Reading, StringComparison.Ordinal)
        ? $"; {(ReadingCodes.HasCause(facts.Reading) ? "the cause is" : "the provider says")} `{code}`"
        : string.Empty;
}
