using FundsCheck.Rules;
using FundsCheck.Testing;

namespace FundsCheck.Samples.AuditTests;

/// <summary>The rules that the service deploys. A change of them changes the pin below, in the same review.</summary>
public sealed class RulesInForceTests
{
    /// <summary>The approved rule set. The digest is that of its canonical text: it changes with every rule.</summary>
    private static readonly RuleSetIdentity Approved =
        new("shop", "2026.11.1", "c8cf8f24bb16a86224519b6f2a54d0d5d58525c6120eb76d19d485d82b23894d");

    private static readonly RuleSetCatalog Rules = RuleSetCatalog.Load(Path.Combine(AppContext.BaseDirectory, "rules"));

    [Fact]
    public void The_rule_set_in_force_is_the_approved_one() =>
        Assert.Equal(Approved, Rules.Find(Rules.DefaultName, TimeProvider.System.GetUtcNow())?.Identity);

    [Fact]
    public void The_tests_beside_the_rules_pass()
    {
        var results = Rules.Versions.Values.SelectMany(versions => versions).SelectMany(ruleSet => ruleSet.RunTests()).ToList();

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(
            result.Passed, $"{result.Name}: {result.ActualOutcome}, {string.Join(", ", result.ActualReasons)}"));
    }

    [Fact]
    public void The_latest_recorded_decision_is_by_the_approved_rule_set()
    {
        var latest = Assert.IsType<DecisionCase>(RecordedDecisions.In("logs").Last()[0]);

        Assert.Equal(Approved, latest.Decision.Record.RuleSet);
    }
}
