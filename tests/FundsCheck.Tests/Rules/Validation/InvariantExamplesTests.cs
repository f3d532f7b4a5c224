using System.Text;
using FundsCheck.Authoring.Tests.Schema;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Validation;

public sealed class InvariantExamplesTests
{
    private const int BrokenRuleSets = 40;

    private static readonly string[] Codes =
        [
            "bands.direction", "guard.direction", "waiver.because", "ifUnknown.missing", "otherwise.missing", "gate.missing",
            "gate.guarded", "gate.good-value", "funds.missing", "funds.cover", "thresholds.order",
        ];

    public static TheoryData<string> Invariants() => [.. BrokenInvariant.All.Select(invariant => invariant.Name)];

    public static TheoryData<string> LoaderRules() =>
        [.. Enum.GetNames<LoaderRule>().Except(["ReasonRequired", "GateOnce"], StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Invariants))]
    public void Two_debits_show_a_violation_and_give_their_stated_outcomes(string name)
    {
        var invariant = BrokenInvariant.All.Single(invariant => invariant.Name == name);

        var problem = Problems(invariant.Text).Should().ContainSingle().Which;

        problem.Code.Should().Be(invariant.Code);
        TruthOf(invariant).LieOf(problem).Should().BeNull();
    }

    [Theory]
    [InlineData("bands.direction")]
    [InlineData("guard.direction")]
    [InlineData("waiver.because")]
    [InlineData("threshold.unit")]
    [InlineData("gate.missing")]
    [InlineData("gate.guarded")]
    [InlineData("gate.good-value")]
    public void The_worse_debit_gets_the_better_outcome_of_the_rule_set(string code)
    {
        var invariants = BrokenInvariant.All.Where(invariant => invariant.Code == code).ToList();

        var outcomes = invariants
            .Select(invariant => (
                invariant.Name, Truth: TruthOf(invariant), Problem: Problems(invariant.Text).Single()))
            .Select(row => (
                row.Name, First: row.Truth.OutcomeOf(row.Problem.Examples[0]), Second: row.Truth.OutcomeOf(row.Problem.Examples[1])));

        invariants.Should().NotBeEmpty();
        outcomes.Where(row => row.First <= row.Second).Should().BeEmpty();
    }

    [Fact]
    public void A_threshold_and_one_cent_past_it_are_shown()
    {
        var problem = Problems(BrokenInvariant.All[0].Text).Single();

        problem.Examples.Select(example => example.ToString()).Should().Equal(
            """{ "amount": "100.00 USD", "available": "1000.00 USD" }: check `subject` gives review""",
            """{ "amount": "100.01 USD", "available": "1000.00 USD" }: check `subject` gives accept: a larger amount would have a better """
                + """outcome""");
    }

    [Fact]
    public void A_violation_is_shown_though_the_rest_of_the_file_does_not_load()
    {
        var text = BrokenInvariant.All[0].Text.Replace("\"id\": \"class\"", "\"idd\": \"class\"")
            .Replace("\"CURRENCY_MISMATCH\"", "\"CURENCY_MISMATCH\"");

        var guard = Problems(BrokenInvariant.All.First(invariant => invariant.Code == "guard.direction")
            .Text.Replace("\"id\": \"class\"", "\"idd\": \"class\"")).Single(problem => problem.Code == "guard.direction");
        var codes = Problems(text).Select(problem => problem.Code);

        guard.Examples.Should().HaveCount(2);
        codes.Should().Contain("member.unknown").And.Contain("reason.unknown");
    }

    // Both were found by mutated files.
    [Theory]
    [InlineData(
        """{ "id": "a", "measure": "headroom.available", "bands": [ { "otherwise": "accept" }, { "below": "8.60 USD", "then": "decline","""
            + """ "reason": "X_A" }, { "upTo": "3.44 USD", "then": "accept" } ], "ifUnknown": { "then": "accept" } }""",
        "otherwise.early thresholds.order waiver.because")]
    [InlineData(
        """{ "id": "a", "for": { "available": { "upTo": "4.54 USD" } }, "measure": "headroom.overdraft", "bands": [ { "upTo": "0.14 USD","""
            + """ "then": "review", "reason": "X_A" }, { "below": "0.00 USD", "then": "review", "reason": "X_B" }, { "otherwise":"""
            + """ "accept" } ], "ifUnknown": { "then": "review", "reason": "X_A" } }""",
        "thresholds.order")]
    public void Every_mistake_of_a_check_is_reported(string check, string codes)
    {
        var problems = Problems(BrokenInvariant.All.First(invariant => invariant.Name == "funds for some")
            .Text.Replace("{ \"id\": \"class\"", $"{check},\n{{ \"id\": \"class\""));

        problems.Select(problem => problem.Code).Should().Contain(codes.Split(' '));
    }

    [Fact]
    public void Every_invariant_violation_of_the_corpus_has_two_debits()
    {
        var without = RuleFileCorpus.Bad
            .SelectMany(bad => Problems(File.ReadAllText(Path.Combine(RuleFileCorpus.BadFolder, bad.File)))
                .Select(problem => (bad.File, problem)))
            .Where(row => Codes.Contains(row.problem.Code) && row.problem.Examples.Count != 2)
            .Select(row => $"{row.File}: {row.problem}");

        without.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(LoaderRules))]
    public void The_examples_of_generated_rule_sets_are_true(string ruleName)
    {
        var random = new Random(17);
        var rule = Enum.Parse<LoaderRule>(ruleName);
        var loaded = Enumerable.Range(0, BrokenRuleSets).Select(_ => RuleBreaker.Generate(rule, random).ToJsonString())
            .Select(text => (Text: text, RuleSet: LenientLoader.Load(text, rule))).Where(row => row.RuleSet is not null).ToList();

        var shown = loaded.SelectMany(row => Problems(row.Text).Select(problem => (row.RuleSet, Problem: problem)))
            .Where(row => row.Problem.Examples.Count > 0).ToList();
        var lies = shown.Select(row => new ExampleTruth(row.RuleSet!).LieOf(row.Problem)).OfType<string>();

        lies.Should().BeEmpty();
        shown.Should().HaveCountGreaterThan(loaded.Count / 2);
    }

    private static ExampleTruth TruthOf(BrokenInvariant invariant) =>
        new(LenientLoader.LoadIgnoring(invariant.Code, invariant.Text)!);

    private static IReadOnlyList<RuleSetProblem> Problems(string text)
    {
        _ = RuleSet.TryParse(Encoding.UTF8.GetBytes(text), "broken.json", out _, out var problems);
        return problems;
    }
}
