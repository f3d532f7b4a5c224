using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.HotReload;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>Divides generated rule sets into a base and an extension, and compares both with the undivided one.</summary>
public sealed class ExtensionInvariantTests
{
    private const int RuleSets = 60;
    private const int FactsEach = 25;

    private static readonly string[] OfEveryRuleSet = ["balance.reading", "balance.failureCode", "balance.currency"];

    [Fact]
    public void An_addition_never_loosens_a_decision_and_the_whole_is_the_undivided_rule_set()
    {
        var (divided, stricter) = (0, 0);
        foreach (var seed in Enumerable.Range(0, RuleSets))
        {
            var random = new Random(seed);
            var whole = RuleSetGenerator.Generate(random);
            if (Divide(whole, random) is not var (@base, extended))
            {
                continue;
            }

            divided++;
            var facts = new FactsGenerator(new RuleSetProfile(whole), random);
            var undivided = RuleSet.Parse(Encoding.UTF8.GetBytes(whole.ToJsonString()), "whole.json");
            for (var tried = 0; tried < FactsEach; tried++)
            {
                var given = GivenFacts.Of(facts.Next(), undivided);
                var (less, more, all) = (@base.Judge(given), extended.Judge(given), undivided.Judge(given));

                more.Outcome.Should().BeOneOf(AtLeast(less.Outcome));
                more.Outcome.Should().Be(all.Outcome);
                more.Reasons.Select(reason => (reason.Check, reason.Code)).Should().Equal(
                    all.Reasons.Select(reason => (reason.Check, reason.Code)));
                stricter += more.Outcome == less.Outcome ? 0 : 1;
            }
        }

        divided.Should().BeGreaterThan(RuleSets / 2);
        stricter.Should().BeGreaterThan(RuleSets, "the additions decide");
    }

    private static Outcome[] AtLeast(Outcome outcome) =>
        [.. new[] { Outcome.Accept, Outcome.Review, Outcome.Decline }.SkipWhile(other => other != outcome)];

    /// <summary>Moves some checks into an extension; null where the rest is no rule set.</summary>
    private static (RuleSet Base, RuleSet Extended)? Divide(JsonObject whole, Random random)
    {
        using var folder = new TemporaryRuleFolder();
        var checks = whole["checks"]!.AsArray();
        var moved = checks.Where(check => !OfEveryRuleSet.Contains(check!["measure"]!.ToString()) && random.Chance(50)).ToList();
        var @base = whole.DeepClone().AsObject();
        @base["ruleset"] = "base";
        @base["checks"] = new JsonArray([.. checks.Except(moved).Select(check => check!.DeepClone())]);
        var extended = new JsonObject { ["ruleset"] = "generated", ["version"] = "1", ["extends"] = "base" };
        if (moved.Count > 0)
        {
            extended["checks"] = new JsonArray([.. moved.Select(check => check!.DeepClone())]);
        }

        File.WriteAllText(folder.PathOf("base"), @base.ToJsonString());
        File.WriteAllText(folder.PathOf("generated"), extended.ToJsonString());
        return RuleSetCatalog.TryLoad(folder.Location, "base", out var catalog, out _)
            ? (catalog.Default, catalog.RuleSets["generated"])
            : null;
    }
}
