using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Laws;

public sealed class WhenAnyRuleSetIsJudgedByTheReference
{
    private const int RuleSets = 2000;
    private const int FactsEach = 20;
    private const int BrokenRuleSetsMax = 300;

    private static readonly EngineFactory Load = ruleSet => new ReferenceEngine(ruleSet, code => code.Length);

    public static TheoryData<string> LoaderRules() => [.. Enum.GetNames<LoaderRule>()];

    [Fact]
    public void Every_law_holds()
    {
        var random = new Random(20_261_101);

        var violations = Enumerable.Range(0, RuleSets)
            .SelectMany(_ => LawRunner.Run(Load, RuleSetGenerator.Generate(random), random, FactsEach));

        violations.Take(5).Select(violation => violation.ToString()).Should().BeEmpty();
    }

    [Fact]
    public void Every_law_holds_for_the_policies()
    {
        var random = new Random(20_261_102);

        var violations = RepositoryFiles.Policies.SelectMany(file => LawRunner.Run(
            Load, RepositoryFiles.Read(file), random, factsCount: 200));

        violations.Take(5).Select(violation => violation.ToString()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(LoaderRules))]
    public void A_law_breaks_without_a_rule_of_the_loader(string ruleName)
    {
        var rule = Enum.Parse<LoaderRule>(ruleName);
        var random = new Random(20_261_103);

        var violations = Enumerable.Range(0, BrokenRuleSetsMax)
            .SelectMany(_ => LawRunner.Run(Load, RuleBreaker.Generate(rule, random), random, FactsEach));

        violations.Select(violation => violation.Law).Should().Contain(law => LawBook.BrokenWithout(rule).Contains(law));
    }
}
