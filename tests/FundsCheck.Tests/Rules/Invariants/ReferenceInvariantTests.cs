using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Invariants;

public sealed class ReferenceInvariantTests
{
    private const int RuleSets = 2000;
    private const int FactsEach = 20;
    private const int BrokenRuleSetsMax = 300;

    private static readonly EngineFactory Load = ruleSet => new ReferenceEngine(ruleSet, code => code.Length);

    public static TheoryData<string> LoaderRules() => [.. Enum.GetNames<LoaderRule>()];

    [Fact]
    public void Every_invariant_holds()
    {
        var random = new Random(20_261_101);

        var violations = Enumerable.Range(0, RuleSets)
            .SelectMany(_ => InvariantRunner.Run(Load, RuleSetGenerator.Generate(random), random, FactsEach));

        violations.Take(5).Select(violation => violation.ToString()).Should().BeEmpty();
    }

    [Fact]
    public void Every_invariant_holds_for_the_shipped_rule_sets()
    {
        var random = new Random(20_261_102);

        var violations = RepositoryFiles.RuleSets.SelectMany(file => InvariantRunner.Run(
            Load, RepositoryFiles.Read(file), random, factsCount: 200));

        violations.Take(5).Select(violation => violation.ToString()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(LoaderRules))]
    public void An_invariant_breaks_without_a_rule_of_the_loader(string ruleName)
    {
        var rule = Enum.Parse<LoaderRule>(ruleName);
        var random = new Random(20_261_103);

        var violations = Enumerable.Range(0, BrokenRuleSetsMax)
            .SelectMany(_ => InvariantRunner.Run(Load, RuleBreaker.Generate(rule, random), random, FactsEach));

        violations.Select(violation => violation.Invariant).Should()
            .Contain(invariant => InvariantCatalog.BrokenWithout(rule).Contains(invariant));
    }
}
