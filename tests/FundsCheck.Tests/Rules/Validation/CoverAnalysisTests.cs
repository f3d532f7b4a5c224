using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Invariants;
using FundsCheck.Tests.Rules.Production;
using FundsCheck.Tests.Rules.Validation.Analysis;

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
            return CodesOf(text).Where(code => code == "funds.cover").Select(_ => text);
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
            var ruleSet = RuleBreaker.Generate(LoaderRule.FundsCover, random);
            var problem = Analyse(ruleSet.ToJsonString()).FirstOrDefault(problem => problem.Code == "funds.cover");
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
        CodesOf(text).Should().Contain("funds.cover");
        Analyse(text).Select(problem => problem.Code).Should().Contain("funds.cover");
    }

    private static IEnumerable<string> CodesOf(string text) =>
        RuleSet.TryParse(Encoding.UTF8.GetBytes(text), "tried.json", out _, out var problems)
            ? []
            : problems.Select(problem => problem.Code);

    /// <summary>The problems that the analysis finds where the local rule of the cover is ignored.</summary>
    private static IReadOnlyList<RuleSetProblem> Analyse(string text)
    {
        var found = new ProblemList(new SourceText("tried.json", Encoding.UTF8.GetBytes(text)));
        if (LenientLoader.Load(text, LoaderRule.FundsCover) is { } ruleSet)
        {
            RuleSetAnalysis.Run(ruleSet.Judging, checksAt: default, found);
        }

        return found.InFileOrder();
    }
}
