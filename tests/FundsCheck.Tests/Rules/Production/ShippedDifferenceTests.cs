using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Production;

/// <summary>The shipped rule sets beside the reference engine, over figures of any size and any decimals.</summary>
public sealed class ShippedDifferenceTests
{
    private const int FactsMax = 20_000;

    private static readonly int FactsEach = FundsCheck.Tests.Rules.Validation.Analysis.TestScale.Of(FactsMax);

    public static TheoryData<string> RuleSets() => [.. RepositoryFiles.RuleSets.Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Decisions_and_largest_amounts_are_those_of_the_reference(string name)
    {
        var ruleSet = RepositoryFiles.Read(RepositoryFiles.RuleSets.Single(file => Path.GetFileName(file) == name));
        var (production, reference) =
            (new ProductionEngine(ruleSet.ToJsonString()), new ReferenceEngine(ruleSet.ToJsonString(), ReasonCodes.RankOf));

        var differences = Given(ruleSet).Where(given =>
            !production.Decide(given).Equals(reference.Decide(given))
            || production.MaxAcceptableAmount(given) != reference.MaxAcceptableAmount(given));

        differences.Select(given => given.ToJsonString()).Take(3).Should().BeEmpty();
    }

    private static IEnumerable<JsonObject> Given(JsonObject ruleSet)
    {
        var random = new Random(20_261_201);
        var profile = new RuleSetProfile(ruleSet);
        var facts = new FactsGenerator(profile, random);
        for (var number = 0; number < FactsEach; number++)
        {
            yield return random.Chance(50) ? facts.Next() : FigureRefiner.Refine(facts.Next(), profile, random);
        }
    }
}
