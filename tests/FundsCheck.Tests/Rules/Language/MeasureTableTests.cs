using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Authoring;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Tests.Rules.Evaluation;

namespace FundsCheck.Tests.Rules.Language;

/// <summary>A measure table with two additional rows: a sum of money, and one fact.</summary>
public sealed class MeasureTableTests
{
    private const string Bands = """
        [ { "below": "80%", "then": "decline", "reason": "X_THIN" }, { "below": "100%", "then": "review",
          "reason": "INSUFFICIENT_CURRENT" }, { "otherwise": "accept" } ]
        """;

    private const string IfUnknown = """{ "then": "review", "reason": "CURRENT_UNKNOWN" }""";

    private static readonly Measure Cover = Measures.Sum(
        "cover.current", WorseSide.Lower, "what current covers of the amount",
        new(Current: 1, Held: -1, Family: AccountFamily.Depository, PerAmount: true),
        (value, sum, facts) => $"{sum} is {value} of the amount {facts.Amount}");

    private static readonly Measure Tenure = new("debit.tenure", MeasureUnit.Integer)
    {
        Description = "days since the customer was first seen",
        Worse = WorseSide.Lower,
        CanBeUnknown = true,
        Range = new(0m, 10_000m, 1m, 1m),
        Fact = new MeasureFact.Number(
            "the tenure",
            facts => facts.Custom.FirstOrDefault(fact => fact.Name == "debit.tenure") is { Value.IsKnown: true } known
                ? Fact.Known((long)known.Value.Value.Value)
                : default,
            (facts, days) => days is null
                ? facts
                : facts with
                {
                    Custom =
                    [
                        .. facts.Custom,
                        new("debit.tenure", CustomFactType.Integer, Fact.Known(CustomFact.Parse(days, CustomFactType.Integer))),
                    ],
                },
            Unstated: "365"),
        Phrase = (value, _, _) => $"the customer is {value} days old",
    };

    private static readonly MeasureTable Table = new([.. Measures.All, Cover, Tenure]);

    private static readonly RuleSet Covering = Load(CheckOf("cover.current", Bands, IfUnknown));

    private static readonly RuleSet Seasoned = Load(CheckOf(
        "debit.tenure", """[ { "below": 30, "then": "review", "reason": "X_NEW" }, { "otherwise": "accept" } ]""",
        """{ "then": "review", "reason": "X_NEW" }"""));

    [Theory]
    [InlineData("100.00", "0.00", "0.00", "checking", Outcome.Accept, null)]
    [InlineData("99.9999999999999999", "0.00", "0.00", "checking", Outcome.Review, "INSUFFICIENT_CURRENT")]
    [InlineData("99.99", "0.00", "0.00", "checking", Outcome.Review, "INSUFFICIENT_CURRENT")]
    [InlineData("80.00", "0.00", "0.00", "checking", Outcome.Review, "INSUFFICIENT_CURRENT")]
    [InlineData("100.00", "20.01", "0.00", "checking", Outcome.Decline, "X_THIN")]
    [InlineData("100.00", "0.00", "0.01", "checking", Outcome.Review, "HOLD_POSSIBLE")]
    [InlineData("100.00", "0.00", "0.00", "credit card", Outcome.Review, "CURRENT_UNKNOWN")]
    public void A_sum_is_judged(string current, string held, string possible, string kind, Outcome outcome, string? reason)
    {
        var verdict = Covering.Judge(FactsOf(Number(current), Number(held), Number(possible), kind));

        verdict.Outcome.Should().Be(outcome);
        verdict.Reasons.Select(given => given.Code).Should().Equal(reason is null ? [] : [reason]);
    }

    [Theory]
    [InlineData("80.00", "80.00 USD")]
    [InlineData("80.005", "80.00 USD")]
    [InlineData("79.9999999999999999", "79.99 USD")]
    public void The_largest_acceptable_amount_follows_from_the_form(string current, string accepted) =>
        Covering.Judge(FactsOf(Number(current))).MaxAcceptableAmount!.Value.ToString().Should().Be(accepted);

    [Fact]
    public void A_reason_states_the_sum_with_the_value()
    {
        var reason = Covering.Judge(FactsOf(99.999m, held: 10m)).Reasons.Single();
        var unknown = Covering.Judge(FactsOf(100m, kind: "credit card")).Reasons.Single();

        reason.Operand.Should().Be("89.99%");
        reason.Text.Should().EndWith("current 99.999 USD - held 10.00 USD is 89.99% of the amount 100.00 USD, below 100%.");
        unknown.Text.Should().EndWith("`cover.current` is unknown as this kind of account has none.");
    }

    [Fact]
    public void A_measure_of_one_fact_is_judged_and_stated()
    {
        Seasoned.Judge(WithTenure("30")).Outcome.Should().Be(Outcome.Accept);
        Seasoned.Judge(WithTenure("29")).Reasons.Single().Text.Should().EndWith("the customer is 29 days old, below 30.");
        Seasoned.Judge(FactsOf(100m)).Reasons.Single().Text.Should().EndWith("`debit.tenure` is unknown as the tenure is not stated.");

        static DecisionFacts WithTenure(string days) => Tenure.Fact!.Give(FactsOf(100m), days);
    }

    [Fact]
    public void A_band_that_no_facts_reach_is_found() =>
        ProblemsOf("""{ "id": "tried", "measure": "cover.current", "for": { "account.kind": ["credit card"] }, "bands": """
            + $"{Bands}, \"ifUnknown\": {IfUnknown} }}")
            .Should().Contain("band.unreachable");

    [Fact]
    public void A_fallback_that_lacks_the_same_figure_is_refused() =>
        ProblemsOf(CheckOf(
            "cover.current",
            Bands,
            """{ "measure": "headroom.current", "bands": [ { "otherwise": "review", "reason": "X_Y" } ], "ifUnknown": """
                + $"{IfUnknown} }}"))
            .Should().Contain("fallback.unreachable");

    [Fact]
    public void A_change_of_its_threshold_is_found()
    {
        var newer = Load(CheckOf("cover.current", Bands.Replace("80%", "90%"), IfUnknown));

        var change = Covering.CompareTo(newer).Changes.Should().ContainSingle(change => change.Kind == RuleChangeKind.Outcome).Subject;
        change.Where.Should().Contain("cover.current is at least 80% and below 90%");
        (change.From, change.To).Should().Be((Outcome.Review, Outcome.Decline));
    }

    [Fact]
    public void The_document_describes_the_measure()
    {
        Covering.Explain()
            .Should().Contain(
                "Looks at `cover.current`: what current covers of the amount ((current - held) / amount); depository accounts only.");
        Seasoned.Explain().Should().Contain("Looks at `debit.tenure`: days since the customer was first seen.");
    }

    [Fact]
    public void Tests_that_cover_the_measure_are_suggested()
    {
        foreach (var ruleSet in new[] { Covering, Seasoned })
        {
            var suggested = ruleSet.SuggestTests();
            var tested = Load(CanonicalWriter.WriteCheckAlone(ruleSet.Definition.Checks[^1]), suggested);

            suggested.Should().MatchRegex("\"(current|debit\\.tenure)\":");
            tested.RunTests().Should().HaveCountGreaterThan(5).And.OnlyContain(result => result.Passed);
            tested.MeasureCoverage().Gaps.Should().BeEmpty();
        }
    }

    [Fact]
    public void The_schema_lists_the_measure()
    {
        var definitions = JsonNode.Parse(RuleSetJsonSchema.Create(Table))!["definitions"]!;

        definitions["measure"]!["anyOf"]![1]!["enum"]!.AsArray().Select(name => name!.GetValue<string>())
            .Should().EndWith(["cover.current", "debit.tenure"]);
        definitions["for"]!["properties"]!["cover.current"]!["$ref"]!.GetValue<string>().Should().Be("#/definitions/low.percent");
        definitions["ifUnknown.headroom.available"]!["anyOf"]!.ToJsonString().Should().Contain("fallback.cover.current");
        definitions["test"]!["properties"]!["given"]!["properties"]!["debit.tenure"]!["description"]!.GetValue<string>()
            .Should().Be("Days since the customer was first seen; 365 by default, unknown where null.");
    }

    private static DecisionFacts FactsOf(decimal current, decimal held = 0m, decimal possible = 0m, string kind = "checking") =>
        Tried.FactsOf(100m) with
        {
            Held = new Money(held, Currency.Usd),
            HeldPossible = new Money(possible, Currency.Usd),
            Balance = Tried.Balance with
            {
                Available = Fact.Known(1_000m),
                Current = Fact.Known(current),
                Kind = Fact.Known(AccountKinds.ByName[kind]),
            },
        };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string CheckOf(string measure, string bands, string ifUnknown) =>
        $$"""{ "id": "tried", "why": "tried", "measure": "{{measure}}", "bands": {{bands}}, "ifUnknown": {{ifUnknown}} }""";

    private static RuleSet Load(string check, string tests = "[]") =>
        Load(check, tests, out var problems) ?? throw new RuleSetInvalidException(problems);

    private static IEnumerable<string> ProblemsOf(string check)
    {
        _ = Load(check, "[]", out var problems);
        return problems.Select(problem => problem.Code);
    }

    private static RuleSet? Load(string check, string tests, out IReadOnlyList<RuleSetProblem> problems)
    {
        var text = $$"""
            { "ruleset": "tried", "version": "1", "currency": "USD", "checks": [
              {{SmallRuleSet.Gates()}},
              {{check}} ], "tests": {{tests}} }
            """;
        return RuleSetLoader.Load(Encoding.UTF8.GetBytes(text), "tried.json", isAnalysed: true, out problems, Table);
    }
}
