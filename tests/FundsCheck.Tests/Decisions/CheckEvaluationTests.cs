using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.Evaluation;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Decisions;

public sealed class CheckEvaluationTests
{
    private const int FactsEach = 12;

    /// <summary>100; or fewer where a mutation run sets the percentage.</summary>
    private static readonly int RuleSets = int.Parse(
        Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void The_most_severe_answer_is_the_outcome_and_each_reason_is_an_answer()
    {
        var differences = Cases().Where(the => !IsSame(the.RuleSet.Judge(the.Facts), the.RuleSet.EvaluateChecks(the.Facts)))
            .Select(the => $"{the.Given} under {the.RuleSet.CanonicalText}");

        differences.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void A_check_answers_worse_beyond_its_margin_and_not_before()
    {
        var margins = Cases().SelectMany(the => the.RuleSet.EvaluateChecks(the.Facts)
            .Where(evaluation => evaluation.Margin is not null).Select(evaluation => (the.RuleSet, the.Facts, Evaluation: evaluation)))
            .ToList();

        margins.Select(margin => margin.Evaluation.Measure).Distinct().Should().HaveCountGreaterThan(10);
        margins.Should().Contain(margin => margin.Facts.HeldPossible.Amount > 0 && margin.Evaluation.Measure == "headroom.available")
            .And.Contain(
                margin => margin.Evaluation.Measure != FirstMeasureOf(margin.RuleSet, margin.Evaluation), "fallbacks have margins");
        margins.AsParallel().Where(margin => !IsExact(margin.RuleSet, margin.Facts, margin.Evaluation))
            .Select(margin => $"{margin.Evaluation} under {margin.RuleSet.CanonicalText}").Take(3).Should().BeEmpty();
    }

    [Fact]
    public void A_check_without_a_value_states_its_cause()
    {
        var silent = Cases().SelectMany(the => the.RuleSet.EvaluateChecks(the.Facts))
            .Where(evaluation => evaluation is { Operand: null, Cause: null } or { Margin: null, ChangesAt: not null });

        silent.Take(3).Should().BeEmpty();
    }

    [Theory]
    [InlineData("100.00", "accept; 25.00 USD, not below 20.00 USD; below 20.00 USD in 5.00 USD; ")]
    [InlineData("95.0000001", "accept; 20.0000001 USD, not below 20.00 USD; below 20.00 USD in 0.0000001 USD; ")]
    [InlineData("95.00", "accept; 20.00 USD, not below 20.00 USD; below 20.00 USD in 0.00 USD; ")]
    [InlineData("94.99", "review; 19.99 USD, below 20.00 USD; below 0.00 USD in 19.99 USD; ")]
    [InlineData("74.99", "decline; -0.01 USD, below 0.00 USD;  in ; ")]
    [InlineData(null, "review; , ;  in ; `headroom.available` is unknown as available is not stated")]
    public void A_headroom_states_its_distance_to_the_next_worse_band(string? available, string expected)
    {
        var rules = Tried.RulesOf("headroom.available", Bands, "-900.00 USD");
        var facts = Tried.FactsOf(75m) with
        {
            Balance = Tried.Balance with { Available = available is null ? default : Fact.Known(decimal.Parse(available, Invariant)) },
        };

        Describe(rules, facts).Should().Be(expected);
    }

    [Fact]
    public void An_accept_counts_all_holds_and_a_review_of_possible_holds_counts_without_them()
    {
        var rules = Tried.RulesOf("headroom.available", Bands, "-900.00 USD");
        var facts = Tried.FactsOf(75m) with { Balance = Tried.Balance with { Available = Fact.Known(110m) } };

        Describe(rules, facts with { HeldPossible = Money.Parse("10.00 USD") })
            .Should().Be("accept; 25.00 USD, not below 20.00 USD; below 20.00 USD in 5.00 USD; ");
        Describe(rules, facts with { HeldPossible = Money.Parse("50.00 USD") }).Should().Be(
            "review; -15.00 USD, below 0.00 USD; below 0.00 USD in 35.00 USD; without the possibly posted holds it would accept");
    }

    [Fact]
    public void A_guard_and_a_gate_name_the_fact_that_decides()
    {
        var rules = Tried.RulesOf("headroom.available", $"\"unless\": {{ \"debit.class\": [\"WEB\"] }}, {Bands}", "0.00 USD");
        var unread = Tried.FactsOf(75m) with
        {
            Balance = null,
            Failure = new BalanceFailure(BalanceFailureCategory.RateLimited, "LIMIT"),
        };

        Describe(rules, Tried.FactsOf(75m)).Should().Be("excused; , ;  in ; not for `debit.class` in [WEB], which is WEB");
        Describe(rules, unread).Should().Be("silent; , ;  in ; `balance.reading` is rateLimited");
        Describe(rules, Tried.FactsOf(75m) with { Balance = Tried.Balance with { Currency = "other" } })
            .Should().Be("silent; , ;  in ; `balance.currency` is other");
    }

    private const string Bands = """
        "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "X_TRIED" },
                   { "below": "20.00 USD", "then": "review", "reason": "X_THIN" }, { "otherwise": "accept" } ],
        "ifUnknown": { "then": "review", "reason": "X_UNKNOWN" }
        """;

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static ParallelQuery<Case> Cases() => Enumerable.Range(4_000_000, RuleSets).AsParallel().SelectMany(seed =>
    {
        var random = new Random(seed);
        var file = RuleSetGenerator.Generate(random);
        var ruleSet = RuleSet.LoadRecorded(Encoding.UTF8.GetBytes(file.ToJsonString()), "generated.json");
        var facts = new FactsGenerator(new RuleSetProfile(file), random);
        return Enumerable.Range(0, FactsEach).Select(_ => facts.Next())
            .Select(given => new Case(ruleSet, GivenFacts.Of(given, ruleSet), given.ToJsonString())).ToList();
    });

    private static bool IsSame(FundsCheck.Verdict verdict, IReadOnlyList<CheckEvaluation> evaluations)
    {
        var byCheck = evaluations.ToDictionary(evaluation => evaluation.Check);
        return evaluations.Max(evaluation => evaluation.Outcome) == verdict.Outcome
            && evaluations.Where(evaluation => evaluation.State == CheckState.NotEvaluated).Select(evaluation => evaluation.Check)
                .SequenceEqual(verdict.NotEvaluated)
            && evaluations.Count(evaluation => evaluation.Outcome > Outcome.Accept)
                == verdict.Reasons.Count(reason => reason.Outcome > Outcome.Accept)
            && verdict.Reasons.All(reason => byCheck[reason.Check] is var evaluation
                && (reason.Outcome, reason.Measure) == (evaluation.Outcome, evaluation.Measure)
                && (reason.Outcome == Outcome.Accept || (reason.Operand, reason.Threshold) == (evaluation.Operand, evaluation.Threshold)));
    }

    private static bool IsExact(RuleSet ruleSet, DecisionFacts facts, CheckEvaluation evaluation)
    {
        var measure = MeasureOf(ruleSet, evaluation);
        var (margin, step) = (MovedFacts.Parse(evaluation.Margin!, measure.Unit), MovedFacts.StepOf(measure));
        return (AnswerAt(margin + step) is not { } beyond || beyond > evaluation.Outcome)
            && (margin < step || AnswerAt(margin - step) == evaluation.Outcome)
            && (measure.Name is "cover.available" || AnswerAt(margin) > evaluation.Outcome == IsAtThreshold(evaluation));

        // Null where the fact has no such value.
        Outcome? AnswerAt(decimal distance) => MovedFacts.Worsen(facts, measure, distance) is { } moved
            ? ruleSet.EvaluateChecks(moved).Single(check => check.Check == evaluation.Check).Outcome
            : null;
    }

    private static bool IsAtThreshold(CheckEvaluation evaluation) =>
        evaluation.ChangesAt!.StartsWith("not ", StringComparison.Ordinal);

    private static string FirstMeasureOf(RuleSet ruleSet, CheckEvaluation evaluation) => ruleSet.Definition.Checks
        .Single(check => check.Id == evaluation.Check).BandList.Measure.Name;

    private static Measure MeasureOf(RuleSet ruleSet, CheckEvaluation evaluation) => ruleSet.Definition.Checks
        .Single(check => check.Id == evaluation.Check).Measures.First(measure => measure.Name == evaluation.Measure);

    private static string Describe(RuleSet rules, DecisionFacts facts)
    {
        var tried = rules.EvaluateChecks(facts).Single(evaluation => evaluation.Check == "tried");
        return $"{tried.Answer}; {tried.Operand}, {tried.Threshold}; {tried.ChangesAt} in {tried.Margin}; {tried.Cause}";
    }

    private sealed record Case(RuleSet RuleSet, DecisionFacts Facts, string Given);
}
