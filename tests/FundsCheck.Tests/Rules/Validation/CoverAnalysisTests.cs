using System.Text;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Invariants;
using FundsCheck.Tests.Rules.Production;
using FundsCheck.Tests.Rules.Validation.Analysis;
using LoaderRule = FundsCheck.Rules.Parsing.LoaderRule;

namespace FundsCheck.Tests.Rules.Validation;

/// <summary>The analysis of the cover over all facts, without the local rule of the loader.</summary>
public sealed class CoverAnalysisTests
{
    private const int RuleSetsMax = 300;

    private static readonly int RuleSets = TestScale.Of(RuleSetsMax, 20);

    [Fact]
    public void Finds_nothing_in_a_rule_set_that_loads()
    {
        var found = Enumerable.Range(0, RuleSets).AsParallel().SelectMany(seed =>
        {
            var text = RuleSetGenerator.Generate(seed);
            return CodesOf(text, LoaderRule.None).Where(code => code == "funds.cover").Select(_ => text);
        });

        found.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void Finds_every_violation_of_the_loader_with_an_example()
    {
        var random = new Random(23);
        var found = 0;
        for (var number = 0; number < RuleSets; number++)
        {
            var ruleSet = RuleBreaker.Generate(FundsCheck.Tests.Rules.Generation.LoaderRule.FundsCover, random);
            var problem = ProblemsOf(ruleSet.ToJsonString(), LoaderRule.FundsCover)
                .FirstOrDefault(problem => problem.Code == "funds.cover");
            if (problem is null)
            {
                continue;
            }

            // The invariant, which knows nothing of the analysis, finds the example uncovered.
            found++;
            var given = System.Text.Json.Nodes.JsonNode.Parse(problem.Examples.Single().Given)!.AsObject();
            var engine = new ProductionEngine(ruleSet.ToJsonString(), LoaderRule.FundsCover);
            var profile = new RuleSetProfile(ruleSet);
            var the = new InvariantCase(
                engine, engine, null, profile, new FactsGenerator(profile, random), random, given, engine.Decide(given));
            FundsInvariant.Cover(the).Should().NotBeNull(problem.ToString());
        }

        found.Should().BeGreaterThan(RuleSets / 4);
    }

    [Fact]
    public void Ignores_the_cover_of_a_guarded_check()
    {
        var text = RuleFileText.With("""
            { "id": "cover", "for": { "debit.sameDay": [true] }, "measure": "cover.available",
              "bands": [ { "below": "100%", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
              "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } }
            """).Replace("\"below\": \"0.00 USD\"", "\"below\": \"-0.01 USD\"", StringComparison.Ordinal);

        text.Should().Contain("-0.01 USD");
        CodesOf(text, LoaderRule.None).Should().Contain("funds.cover");
        CodesOf(text, LoaderRule.FundsCover).Should().Contain("funds.cover");
    }

    private static IEnumerable<string> CodesOf(string text, LoaderRule switchedOff) =>
        ProblemsOf(text, switchedOff).Select(problem => problem.Code);

    private static IReadOnlyList<RuleSetProblem> ProblemsOf(string text, LoaderRule switchedOff)
    {
        _ = FundsCheck.Rules.RuleSetLoader.Load(Encoding.UTF8.GetBytes(text), "tried.json", switchedOff, out var problems);
        return problems;
    }
}
