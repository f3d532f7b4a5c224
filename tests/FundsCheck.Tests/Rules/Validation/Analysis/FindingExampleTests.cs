using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

public sealed class FindingExampleTests(ITestOutputHelper output)
{
    private const int SeedsMax = 400;
    private const int SeedsLeast = 40;
    private const int OthersMax = 5;
    private const int ExpectationsEach = 2;

    private static readonly Lazy<List<(AnalysedRuleSet RuleSet, RuleSetProblem Problem, RuleExample Example)>> Shown = new(() =>
    [
        .. from ruleSet in Enumerable.Range(0, TestScale.Of(SeedsMax, SeedsLeast)).AsParallel().AsOrdered().Select(Generate)
            .OfType<AnalysedRuleSet>()
           from problem in ruleSet.Problems
           from example in problem.Examples
           select (ruleSet, problem, example),
    ]);

    [Fact]
    public void Every_example_loads_as_a_test_and_gives_its_stated_outcome()
    {
        var shown = Shown.Value;

        var wrong = shown.Where(row => !ExampleRuleSet.Answers(row.RuleSet, row.Example))
            .Select(row => $"{row.Problem}: {row.Example} in {row.RuleSet.Text}");

        output.WriteLine($"{shown.Count} examples: {string.Join(", ", shown.CountBy(row => row.Problem.Code))}");
        wrong.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void The_example_of_an_idle_check_has_the_stated_severity_and_the_same_outcome_without_the_check()
    {
        var idle = Shown.Value.Where(row => row.Problem.Code == "check.idle").ToList();

        var wrong = idle.Where(row => !IsIdleThere(row.RuleSet, row.Problem, row.Example))
            .Select(row => $"{row.Problem}: {row.Example} in {row.RuleSet.Text}");

        idle.Should().HaveCountGreaterThan(TestScale.Of(SeedsMax, SeedsLeast) / 10);
        wrong.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void The_check_of_an_unreachable_part_is_in_force_in_its_example()
    {
        var unreachable = Shown.Value.Where(row => row.Problem.Code.EndsWith(".unreachable", StringComparison.Ordinal)).ToList();

        var wrong = unreachable.Where(row => !IsInForceThere(row.RuleSet, row.Problem, row.Example))
            .Select(row => $"{row.Problem}: {row.Example} in {row.RuleSet.Text}");

        unreachable.Should().HaveCountGreaterThan(TestScale.Of(SeedsMax, SeedsLeast) / 10);
        wrong.Take(3).Should().BeEmpty();
    }

    private static AnalysedRuleSet? Generate(int seed)
    {
        var random = new Random(seed);
        var ruleSet = seed % 2 == 0 ? TightRuleSetGenerator.Generate(random, OthersMax) : RuleSetGenerator.Generate(random);
        if (seed % 4 == 1)
        {
            ShuffledGuards.Shuffle(ruleSet, random);
        }

        RandomExpectations.Add(ruleSet, random, ExpectationsEach);
        return AnalysedRuleSet.Load(ruleSet);
    }

    private static bool IsIdleThere(AnalysedRuleSet ruleSet, RuleSetProblem problem, RuleExample example)
    {
        var id = ruleSet.RuleSet.Definition.Checks.Single(check => check.IdAt.Line == problem.Line
            && check.IdAt.Column == problem.Column).Id;
        var without = JsonNode.Parse(ruleSet.Text)!.AsObject();
        without["checks"]!.AsArray().RemoveAll(check => check!["id"]!.ToString() == id);
        var (whole, fewer) = (
            ExampleRuleSet.Judge(ruleSet.RuleSet, example),
            ExampleRuleSet.Judge(LenientLoader.Load(without.ToJsonString(), LoaderRule.FundsUnguarded)!, example));
        var isShown = problem.Message.Contains("only accepts")
            ? whole.Outcome != Outcome.Accept && whole.Reasons.All(reason => reason.Check != id)
            : whole.Reasons.Any(reason => reason.Check == id
                && problem.Message.Contains($"wherever its outcome is {reason.Outcome.ToName()},"));
        return whole.Outcome == fewer.Outcome && isShown;
    }

    private static bool IsInForceThere(AnalysedRuleSet ruleSet, RuleSetProblem problem, RuleExample example)
    {
        var reached = new ReachedQuestions(ruleSet.RuleSet);
        reached.Add(ExampleRuleSet.FactsOf(ruleSet.RuleSet, example));
        return ruleSet.RuleSet.Definition.Checks.Index().Where(row => problem.Message.Contains($"check `{row.Item.Id}`"))
            .All(row => reached.IsAnswered(row.Index));
    }
}
