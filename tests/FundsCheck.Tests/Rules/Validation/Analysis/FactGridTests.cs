using FundsCheck.Tests.Rules.Production;
using FundsCheck.Tests.Rules.Validation.Analysis.Smt;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

public sealed class FactGridTests(ITestOutputHelper output)
{
    private const int RuleSetsMax = 100;
    private const int RuleSetsLeast = 5;
    private const int SeedsPerRuleSet = 15;
    private const int OthersMax = 2;
    private const int ExpectationsEach = 6;
    private const long FactsMax = 40_000;

    [Fact]
    public async Task The_analysis_finds_exactly_the_unreached_parts()
    {
        var ruleSets = TestScale.Of(RuleSetsMax, RuleSetsLeast);
        var visited = Enumerable.Range(0, ruleSets * SeedsPerRuleSet).AsParallel().AsOrdered().Select(Generate).OfType<AnalysedRuleSet>()
            .Take(ruleSets).Select(ruleSet => (RuleSet: ruleSet, Reached: Visit(ruleSet))).ToList();

        var expected = visited.ConvertAll(row => ExpectedFindings.Of(row.RuleSet.RuleSet.Definition, row.Reached.IsReached).ToHashSet());
        var wrong = visited.Zip(expected).Where(row => !row.First.RuleSet.Findings.IsSubsetOf(row.Second))
            .Select(row => $"{string.Join(", ", row.First.RuleSet.Findings.Except(row.Second))} in {row.First.RuleSet.Text}");
        wrong.Take(3).Should().BeEmpty();
        expected.Sum(findings => findings.Count).Should().BeGreaterThan(ruleSets);

        var beyond = visited.Zip(expected).Where(row => !row.Second.IsSubsetOf(row.First.RuleSet.Findings)).Select(row => row.First.RuleSet)
            .ToList();
        output.WriteLine(
            $"{visited.Count} rule sets, {visited.Sum(row => new FactGrid(row.RuleSet.RuleSet).Count)} facts, "
                + $"{expected.Sum(findings => findings.Count)} findings; beyond the grid: something of {beyond.Count} rule sets");
        (await DisagreementsAsync(beyond)).Take(3).Should().BeEmpty();
    }

    private static AnalysedRuleSet? Generate(int seed)
    {
        var random = new Random(seed);
        var ruleSet = TightRuleSetGenerator.Generate(random, OthersMax);
        if (LenientLoader.Load(ruleSet.ToJsonString()) is not { } unanalysed
            || new FactGrid(unanalysed).Count > FactsMax)
        {
            return null;
        }

        RandomExpectations.Add(ruleSet, random, ExpectationsEach);
        return AnalysedRuleSet.Load(ruleSet);
    }

    private static ReachedQuestions Visit(AnalysedRuleSet ruleSet)
    {
        var reached = new ReachedQuestions(ruleSet.RuleSet);
        foreach (var facts in new FactGrid(ruleSet.RuleSet).All())
        {
            reached.Add(facts);
        }

        return reached;
    }

    // What only wider or finer facts reach, z3 decides.
    private static async Task<List<string>> DisagreementsAsync(List<AnalysedRuleSet> ruleSets)
    {
        if (ruleSets.Count == 0)
        {
            return [];
        }

        using var solver = SmtSolver.StartOrSkip();
        var found = new List<string>();
        foreach (var ruleSet in ruleSets)
        {
            found.AddRange((await SmtComparison.OfAsync(ruleSet, solver)).Disagreements);
        }

        return found;
    }
}
