using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Invariants;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Production;

public sealed class ProductionEngineTests
{
    private const int FactsEach = 12;
    private const int BrokenRuleSetsMax = 400;
    private const int DifferentialFactsEach = 100;

    /// <summary>5,000; or fewer where a mutation run, which repeats it a thousand times, sets the percentage.</summary>
    private static readonly int RuleSets = 50 * int.Parse(
        Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", System.Globalization.CultureInfo.InvariantCulture);

    public static TheoryData<string> LoaderRules() => [.. Enum.GetNames<LoaderRule>()];

    [Fact]
    public void Every_invariant_holds()
    {
        var violations = Enumerable.Range(0, RuleSets).AsParallel().SelectMany(seed =>
        {
            var random = new Random(seed);
            return InvariantRunner.Run(text => new ProductionEngine(text), RuleSetGenerator.Generate(random), random, FactsEach);
        });

        violations.Take(3).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(LoaderRules))]
    public void An_invariant_breaks_with_a_rule_of_the_loader_ignored(string ruleName)
    {
        var rule = Enum.Parse<LoaderRule>(ruleName);
        var random = new Random(7);

        // A rule set that breaks a second rule, such as that of two equal neighbours, does not load and shows nothing.
        var broken = Enumerable.Range(0, BrokenRuleSetsMax)
            .Select(_ => RuleBreaker.Generate(rule, random))
            .Where(ruleSet => LenientLoader.Load(ruleSet.ToJsonString(), rule) is not null)
            .SelectMany(ruleSet => InvariantRunner.Run(text => new ProductionEngine(text, rule), ruleSet, random, FactsEach))
            .FirstOrDefault(violation => InvariantCatalog.BrokenWithout(rule).Contains(violation.Invariant));

        broken.Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(LoaderRules))]
    public void The_loader_refuses_a_file_that_breaks_its_rule(string ruleName)
    {
        var random = new Random(11);

        var refusals = Enumerable.Range(0, BrokenRuleSetsMax)
            .Select(_ => RuleBreaker.Generate(Enum.Parse<LoaderRule>(ruleName), random).ToJsonString())
            .Select(text => FluentActions.Invoking(() => new ProductionEngine(text)));

        foreach (var load in refusals)
        {
            load.Should().Throw<RuleSetInvalidException>();
        }
    }

    [Fact]
    public void A_million_decisions_are_those_of_the_reference()
    {
        var differences = Enumerable.Range(1_000_000, RuleSets).AsParallel().SelectMany(Differences);

        differences.Take(3).Should().BeEmpty();
    }

    private static IEnumerable<string> Differences(int seed)
    {
        var random = new Random(seed);
        var ruleSet = RuleSetGenerator.Generate(random);
        var text = ruleSet.ToJsonString();
        var production = new ProductionEngine(text);
        var reference = new ReferenceEngine(text, ReasonCodes.RankOf);
        var facts = new FactsGenerator(new RuleSetProfile(ruleSet), random);
        for (var index = 0; index < DifferentialFactsEach; index++)
        {
            var given = facts.Next();
            var (ours, theirs) = (production.Decide(given), reference.Decide(given));
            if (!ours.Equals(theirs))
            {
                yield return $"{given.ToJsonString()}: {ours} is not {theirs} under {text}";
            }
        }
    }
}
