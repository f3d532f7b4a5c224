using System.Globalization;
using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Evaluation;

/// <summary>
/// Figures with 0 to 28 decimals and of every size that decimal holds, near the thresholds of generated rule sets and far from them,
/// beside the reference engine, whose numbers are whole multiples of 10^-28.
/// </summary>
public sealed class ExactMeasuresTests
{
    private const int RuleSetsMax = 2_000;
    private const int FactsEach = 20;

    private static readonly string[] Balances = ["available", "current", "limit"];

    private static readonly int RuleSets = Math.Max(100, FundsCheck.Tests.Rules.Validation.Analysis.TestScale.Of(RuleSetsMax));

    [Fact]
    public void Outcomes_and_reasons_are_those_of_the_reference()
    {
        var differences = Cases(1)
            .SelectMany(the => the.Facts.Where(given => !the.Production.Decide(given).Equals(the.Reference.Decide(given)))
                .Select(given => $"{given.ToJsonString()}: {the.Production.Decide(given)} is not {the.Reference.Decide(given)} under "
                    + $"{the.Text}"));

        differences.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void The_largest_acceptable_amount_is_that_of_the_reference()
    {
        var differences = Cases(2)
            .SelectMany(the => the.Facts
                .Where(given => the.Production.MaxAcceptableAmount(given) != the.Reference.MaxAcceptableAmount(given))
                .Select(given => $"{given.ToJsonString()}: {the.Production.MaxAcceptableAmount(given)} is not "
                    + $"{the.Reference.MaxAcceptableAmount(given)} "
                    + $"under {the.Text}"));

        differences.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void A_worse_figure_never_betters_the_answer()
    {
        var breaches = Cases(3)
            .SelectMany(the => the.Facts.SelectMany(given => Worse(given, the.Random).Select(worse => (Given: given, Worse: worse)))
                .Where(pair => the.Production.Decide(pair.Worse).Outcome < the.Production.Decide(pair.Given).Outcome)
                .Select(pair => $"{pair.Given.ToJsonString()} and {pair.Worse.ToJsonString()} under {the.Text}"));

        breaches.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_rounded_in_a_reason()
    {
        foreach (var available in Enumerable.Range(0, 2_000).Select(seed => new Random(seed).NextAnyDecimal()))
        {
            var facts = Tried.FactsOf(75.01m) with
            {
                Held = new Money(10m, Currency.Usd),
                Balance = Tried.Balance with { Available = FundsCheck.Fact<decimal>.Known(available) },
            };
            var reason = Tried.RulesOf("amount", """ "bands": [ { "otherwise": "accept" } ] """, "100000000000000.00 USD").Judge(facts)
                .Reasons.SingleOrDefault(reason => reason.Code == "INSUFFICIENT_AVAILABLE");

            (reason is null).Should().Be(available - 85.01m >= 100_000_000_000_000m);
            reason?.Operand.Should().Be($"{(WideDecimal.From(available) - WideDecimal.From(85.01m)).ToString(2)} USD");
        }
    }

    [Theory]
    [InlineData("79228162514264337593543950335", "-75.00 USD", "0%")]
    [InlineData("79228162514264337593543950334", "-76.00 USD", "-1.34%")]
    [InlineData("0.0000000000000000000000000001", "-79228162514264337593543950409.9999999999999999999999999999 USD", null)]
    [InlineData("-79228162514264337593543950335", "-158456325028528675187087900745.00 USD", null)]
    [InlineData(null, null, null)]
    public void Holds_of_any_size_are_judged_without_overflow(string? available, string? headroom, string? cover)
    {
        var facts = Tried.FactsOf(75m) with
        {
            Held = new Money(decimal.MaxValue, Currency.Usd),
            HeldPossible = new Money(decimal.MaxValue, Currency.Usd),
            Balance = Tried.Balance with
            {
                Available = available is null ? default : Fact.Known(decimal.Parse(available, CultureInfo.InvariantCulture)),
            },
        };
        var rules = Tried.RulesOf(
            "cover.available", Tried.From("\"below\": \"100%\"", "\"then\": \"review\", \"reason\": \"AVAILABLE_UNKNOWN\""), "0.00 USD");

        var verdict = rules.Judge(facts);

        verdict.Outcome.Should().Be(available is null ? Outcome.Review : Outcome.Decline);
        verdict.Reasons.Single(reason => reason.Check == "funds").Operand.Should().Be(headroom);
        verdict.MaxAcceptableAmount.Should().BeNull();
        if (cover is not null)
        {
            verdict.Reasons.Single(reason => reason.Check == "tried").Operand.Should().Be(cover);
        }
    }

    private static ParallelQuery<Case> Cases(int seed) => Enumerable.Range(seed * 1_000_000, RuleSets).AsParallel().Select(CaseOf);

    private static Case CaseOf(int seed)
    {
        var random = new Random(seed);
        var ruleSet = RuleSetGenerator.Generate(random);
        var text = ruleSet.ToJsonString();
        var profile = new RuleSetProfile(ruleSet);
        var facts = new FactsGenerator(profile, random);
        var given = Enumerable.Range(0, FactsEach).Select(_ => FigureRefiner.Refine(facts.Next(), profile, random)).ToList();
        return new Case(text, new ProductionEngine(text), new ReferenceEngine(text, ReasonCodes.RankOf), random, given);
    }

    private static IEnumerable<JsonObject> Worse(JsonObject given, Random random)
    {
        foreach (var name in Balances)
        {
            // A current is owed on credit accounts: what is worse there is tried by the invariants.
            if (given[name] is { } text && !(name == "current" && given.ContainsKey("account.kind")))
            {
                var money = Money.Parse(text.ToString());
                var step = new decimal(1, 0, 0, isNegative: false, (byte)random.Next(29));
                if (money.Amount > decimal.MinValue + step && money.Amount - step < money.Amount)
                {
                    var worse = given.DeepClone().AsObject();
                    worse[name] = new Money(money.Amount - step, money.Currency).ToString();
                    yield return worse;
                }
            }
        }
    }

    private sealed record Case(
        string Text, ProductionEngine Production, ReferenceEngine Reference, Random Random, IReadOnlyList<JsonObject> Facts);
}
