using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Laws;

public sealed class WhenAnyRuleSetIsJudgedByTheReference
{
    private const int RuleSets = 2000;
    private const int FactsEach = 20;
    private const int BrokenRuleSetsMax = 400;

    private static readonly EngineFactory Load = ruleSet => new ReferenceEngine(ruleSet, code => code.Length);

    public static TheoryData<string> LoaderRules() => [.. Enum.GetNames<LoaderRule>()];

    [Fact]
    public void Every_law_holds()
    {
        var random = new Random(20_261_101);

        var violations = Enumerable.Range(0, RuleSets).SelectMany(_ => LawRunner.Run(Load, RuleSetGenerator.Generate(random), random, FactsEach));

        violations.Take(5).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(LoaderRules))]
    public void A_law_breaks_with_a_rule_of_the_loader(string ruleName)
    {
        var rule = Enum.Parse<LoaderRule>(ruleName);
        var random = new Random(7);

        var broken = Enumerable.Range(1, BrokenRuleSetsMax)
            .Select(count => (Count: count, Laws: LawRunner.Run(Load, RuleBreaker.Generate(rule, random), random, FactsEach).Select(violation => violation.Law.Name).ToList()))
            .Where(found => found.Laws.Count > 0)
            .ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"{rule}: first {broken.FirstOrDefault().Count}, {string.Join(", ", broken.SelectMany(b => b.Laws).GroupBy(l => l).Select(g => $"{g.Key} {g.Count()}"))}");
        broken.Should().NotBeEmpty();
    }
}
