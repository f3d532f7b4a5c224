using System.Globalization;
using System.Numerics;
using System.Text;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.Reference;
using Words = FundsCheck.Tests.Rules.Generation.Vocabulary;

namespace FundsCheck.Tests.Rules.Validation.Analysis.Smt;

/// <summary>
/// Facts in SMT-LIB: a fact that can be unknown has a constant for whether it is known. Money is in minor units: whole for amounts and
/// holds, rational and unbounded for balances and for the host's money. Values are places in their list.
/// </summary>
internal sealed class SmtFacts(FundsCheck.Tests.Rules.Reference.Rules rules)
{
    private const long AmountMax = 9_999_999_999;
    private const long HeldMax = 10_000_000_000_000_000;
    private const long IntegerMax = 1_000_000_000_000_000;
    private const long PercentHundredthsMax = 1_000_000;
    private const long TicksPerSecond = 10_000_000;
    private const long AgeSecondsMax = 36_500L * 86_400;

    // The codes that the rules name, that of a balance that was not requested, and one for all others.
    private readonly string[] _codes =
    [
        "none",
        .. rules.Checks.Where(check => check.BandList.Measure == "balance.failureCode").SelectMany(check => check.BandList.Bands)
            .SelectMany(band => band.When?.Words ?? [])
            .Where(word => word != "none").Distinct(),
        BalanceFailures.NotRequestedCode,
        "any other",
    ];

    private static readonly string[] Balances = ["available", "current", "limit"];

    /// <summary>Declares the facts and their bounds.</summary>
    public string Declarations()
    {
        var text = new StringBuilder();
        Number("amount", "Int", 1, AmountMax, canBeUnknown: false);
        Number("held", "Int", 0, HeldMax, canBeUnknown: false);
        Number("total", "Int", 0, HeldMax, canBeUnknown: false);
        text.Append("(assert (<= held total))\n");
        foreach (var balance in Balances)
        {
            Figure(balance);
        }

        Number("debit.attempt", "Int", 1, int.MaxValue, canBeUnknown: true);
        Number("balance.age", "Int", 0, AgeSecondsMax * TicksPerSecond, canBeUnknown: true);
        foreach (var measure in Measures.All.Where(measure => measure.Unit == MeasureUnit.Value))
        {
            Number(
                measure.Name, "Int", 0, WordsOf(measure.Name).Count - 1,
                canBeUnknown: measure.Name is "account.kind" or "account.verification" or "debit.lastReturn");
        }

        foreach (var (name, fact) in rules.CustomFacts)
        {
            if (fact.Type == "money")
            {
                Figure(name);
                continue;
            }

            var (least, most) = HostRange(fact);
            Number(name, "Int", least, most, canBeUnknown: true);
        }

        var (isRead, isNotRequested) = (Is("balance.reading", "read"), Is("balance.reading", "notRequested"));
        text.Append(CultureInfo.InvariantCulture, $"(assert (= {isRead} {Is("balance.failureCode", "none")}))\n");
        text.Append(
            CultureInfo.InvariantCulture, $"(assert (= {isNotRequested} {Is("balance.failureCode", BalanceFailures.NotRequestedCode)}))\n");
        return text.ToString();

        // As stated: of any size, with any decimals.
        void Figure(string name) =>
            text.Append(CultureInfo.InvariantCulture, $"(declare-const |{name}| Real) (declare-const |known {name}| Bool)\n");

        void Number(string name, string sort, BigInteger least, BigInteger most, bool canBeUnknown)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"(declare-const |{name}| {sort}) (assert (<= {Numeral(least)} |{name}| {Numeral(most)}))\n");
            text.Append(canBeUnknown ? $"(declare-const |known {name}| Bool)\n" : string.Empty);
        }
    }

    /// <summary>Whether a measure is known.</summary>
    public string Known(string measure) => measure switch
    {
        "amount" or "exposure" or "debit.class" or "debit.sameDay" => "true",
        "balance.reading" or "balance.failureCode" or "balance.currency" or "balance.source" => "true",
        "headroom.available" or "cover.available" => "|known available|",
        "headroom.current" => $"(and |known current| {IsOneOf(Words.DepositoryKinds)})",
        "headroom.overdraft" => $"(and |known available| |known limit| {IsOneOf(Words.DepositoryKinds)})",
        "headroom.credit" => $"(and |known limit| |known current| {IsOneOf(Words.CreditKinds)})",
        _ => $"|known {measure}|",
    };

    /// <summary>Whether a measure that is known is a word of its list.</summary>
    public string Is(string measure, string word) => $"(= |{measure}| {WordsOf(measure).Index().Single(row => row.Item == word).Index})";

    /// <summary>Whether a measure that is known meets a condition, with all holds or with the certain ones only.</summary>
    public string Meets(string measure, Condition condition, bool withPossible)
    {
        if (condition.Relation == "in")
        {
            return $"(or {string.Join(' ', condition.Words.Select(word => Is(measure, word)))})";
        }

        var relation = condition.Relation switch { "below" => "<", "upTo" => "<=", "above" => ">", _ => ">=" };
        var holds = withPossible ? "total" : "held";
        var threshold = Numeral(condition.Threshold / UnitOf(measure));
        return measure == "cover.available"
            ? $"({relation} (* 10000 (- |available| (to_real {holds}))) (* {threshold} (to_real amount)))"
            : $"({relation} {NumberOf(measure, holds)} {threshold})";
    }

    private static string NumberOf(string measure, string holds) => measure switch
    {
        "exposure" => $"(+ {holds} amount)",
        "headroom.available" => $"(- |available| (to_real (+ {holds} amount)))",
        "headroom.current" => $"(- |current| (to_real (+ {holds} amount)))",
        "headroom.overdraft" => $"(- (+ |available| |limit|) (to_real (+ {holds} amount)))",
        "headroom.credit" => $"(- |limit| |current| (to_real (+ {holds} amount)))",
        _ => $"|{measure}|",
    };

    private static string IsOneOf(string[] kinds)
    {
        var values = Measures.AccountKind.Values;
        return "|known account.kind| (or "
            + $"{string.Join(' ', kinds.Select(kind => $"(= |account.kind| {values.Index().Single(row => row.Item == kind).Index})"))})";
    }

    // What a threshold, read as a multiple of 10^-28 of its unit, is divided by.
    private BigInteger UnitOf(string measure) => (rules.CustomFacts.GetValueOrDefault(measure)?.Type, measure) switch
    {
        ("integer" or "duration", _) or (null, "debit.attempt") => Scaled.One,
        (null, "balance.age") => Scaled.One / TicksPerSecond,
        _ => Scaled.Cent,
    };

    private IReadOnlyList<string> WordsOf(string measure) => rules.CustomFacts.TryGetValue(measure, out var fact)
        ? fact.Type == "boolean" ? ["false", "true"] : fact.Words
        : measure == "balance.failureCode" ? _codes : MeasureTable.Default.ByName[measure].AllValues;

    private static (BigInteger Least, BigInteger Most) HostRange(DeclaredFact fact) => fact.Type switch
    {
        "integer" => (-IntegerMax, IntegerMax),
        "percent" => (0, PercentHundredthsMax),
        "boolean" => (0, 1),
        "text" => (0, fact.Words.Count - 1),
        _ => (0, AgeSecondsMax),
    };

    private static string Numeral(BigInteger number) =>
        number < 0 ? $"(- {(-number).ToString(CultureInfo.InvariantCulture)})" : number.ToString(CultureInfo.InvariantCulture);
}
