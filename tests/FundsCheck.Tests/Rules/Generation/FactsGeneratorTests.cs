using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Invariants;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Generation;

public sealed class FactsGeneratorTests
{
    private const int RuleSets = 500;
    private const int FactsEach = 20;

    private static readonly List<(JsonObject Given, InvariantVerdict InvariantVerdict)> Judged = [.. Judge()];

    [Fact]
    public void The_same_seed_gives_the_same_facts()
    {
        Texts().Should().Equal(Texts());

        static List<string> Texts()
        {
            var random = new Random(5);
            var facts = new FactsGenerator(new RuleSetProfile(RuleSetGenerator.Generate(random)), random);
            return [.. Enumerable.Range(0, 100).Select(_ => facts.Next().ToJsonString())];
        }
    }

    [Fact]
    public void Every_outcome_is_common_and_so_are_accepts_without_a_waiver()
    {
        Share(verdict => verdict.Outcome == Outcome.Accept).Should().BeInRange(15, 60);
        Share(verdict => verdict.IsUnwaivedAccept).Should().BeInRange(8, 60);
        Share(verdict => verdict.Outcome == Outcome.Review).Should().BeInRange(20, 60);
        Share(verdict => verdict.Outcome == Outcome.Decline).Should().BeInRange(20, 60);
        Share(verdict => verdict.Reasons.Any(reason => reason.Code == "HOLD_POSSIBLE")).Should().BeInRange(2, 20);
    }

    [Fact]
    public void Every_fact_is_known_and_unknown_and_every_gate_closed()
    {
        foreach (var fact in new[] { "available", "current", "limit", "account.kind", "account.verification", "balance.age" })
        {
            Judged.Should().Contain(judged => judged.Given.ContainsKey(fact) && judged.Given[fact] == null, fact);
            Judged.Should().Contain(judged => judged.Given[fact] != null, fact);
        }

        Judged
            .Should().Contain(judged => judged.Given["available"] == null && judged.Given["current"] == null
                && judged.Given["limit"] == null);
        Vocabulary.Readings.Should().BeSubsetOf(Judged.Select(judged => judged.Given["balance.reading"]?.ToString()));
        Vocabulary.Currencies.Should().BeSubsetOf(Judged.Select(judged => judged.Given["balance.currency"]?.ToString()));
        Judged
            .Should().Contain(
                judged => judged.Given["available"] != null
                    && judged.Given["available"]!.ToString().Length - judged.Given["available"]!.ToString().IndexOf('.') == 9,
                "four decimals");
    }

    private static int Share(Func<InvariantVerdict, bool> what) =>
        Judged.Count(judged => what(judged.InvariantVerdict)) * 100 / Judged.Count;

    private static IEnumerable<(JsonObject Given, InvariantVerdict InvariantVerdict)> Judge()
    {
        var random = new Random(1);
        for (var ruleSet = 0; ruleSet < RuleSets; ruleSet++)
        {
            var rules = RuleSetGenerator.Generate(random);
            var engine = new ReferenceEngine(rules.ToJsonString(), code => code.Length);
            var facts = new FactsGenerator(new RuleSetProfile(rules), random);
            for (var index = 0; index < FactsEach; index++)
            {
                var given = facts.Next();
                yield return (given, engine.Decide(given));
            }
        }
    }
}
