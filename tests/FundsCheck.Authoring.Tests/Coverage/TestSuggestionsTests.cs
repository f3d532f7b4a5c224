using System.Text;
using FundsCheck.Authoring.Tests.Schema;
using FundsCheck.Rules;
using FundsCheck.Rules.Parsing;
using FundsCheck.Tests.Rules;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Authoring.Tests.Coverage;

public sealed class TestSuggestionsTests
{
    private static readonly int RuleSets = Math.Max(
        1,
        int.Parse(
            Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", System.Globalization.CultureInfo.InvariantCulture) / 2);

    public static TheoryData<string> Shipped() => [.. RepositoryFiles.RuleSets];

    public static TheoryData<string> Files() =>
        [.. RepositoryFiles.RuleSets, .. RuleFileCorpus.GoodNames.Select(name => Path.Combine(RuleFileCorpus.GoodFolder, name))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Suggested_tests_pass_and_cover_the_rule_set(string path)
    {
        var completed = Complete(RuleSet.Load(path));

        completed.MeasureCoverage().Gaps.Should().BeEmpty();
        completed.RunTests().Where(result => !result.Passed).Should().BeEmpty();
        TestSuggestions.For(completed).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_shipped_rules_leave_nothing_untested(string path)
    {
        var ruleSet = RuleSet.Load(path);

        ruleSet.MeasureCoverage().Gaps.Should().BeEmpty();
        TestSuggestions.For(ruleSet).Should().BeEmpty();
        ruleSet.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Any_rule_set_can_be_completed()
    {
        var generated = Enumerable.Range(0, RuleSets)
            .Select(seed => RuleSet.TryParse(
                Encoding.UTF8.GetBytes(RuleSetGenerator.Generate(seed)), "generated.json", out var ruleSet, out _) ? ruleSet : null)
            .OfType<RuleSet>()
            .Select(Complete)
            .ToList();

        generated.Should().NotBeEmpty();
        generated.SelectMany(ruleSet => ruleSet.MeasureCoverage().Gaps).Should().BeEmpty();
        generated.SelectMany(ruleSet => ruleSet.RunTests()).Where(result => !result.Passed).Should().BeEmpty();
    }

    [Fact]
    public void A_rule_set_without_tests_has_no_coverage()
    {
        var untested = RuleSet.Default.Definition with { Tests = [] };

        var coverage = RuleSet.Parse(Encoding.UTF8.GetBytes(CanonicalWriter.Write(untested)), "untested.json").MeasureCoverage();

        coverage.Reached.Should().Be(0);
        coverage.Percent.Should().Be(0);
        coverage.Gaps
            .Should().Contain(new RuleCoverageGap(
                "funds", "headroom.available below 0.00 USD", coverage.Gaps.First(gap => gap.Check == "funds").Line,
                coverage.Gaps.First(gap => gap.Check == "funds").Column));
    }

    [Fact]
    public void A_threshold_is_suggested_with_a_cent_on_either_side()
    {
        var untested = RuleSet.Default.Definition with { Tests = [] };

        var suggested = TestSuggestions.For(RuleSet.Parse(Encoding.UTF8.GetBytes(CanonicalWriter.Write(untested)), "untested.json"));

        var sameDay = suggested.Where(test => test.Given.Any(fact => fact.Name == "debit.sameDay"))
            .ToDictionary(test => test.Given[0].Value!, test => test.Outcome);
        sameDay["999999.99 USD"].Should().Be(Outcome.Accept);
        sameDay["1000000.00 USD"].Should().Be(Outcome.Accept);
        sameDay["1000000.01 USD"].Should().Be(Outcome.Decline);
    }

    private static RuleSet Complete(RuleSet ruleSet)
    {
        var whole = Parse(ruleSet.CanonicalText);
        return Parse(CanonicalWriter.Write(
            whole.Definition with { Tests = [.. whole.Definition.Tests, .. TestSuggestions.For(whole)] }));
    }

    private static RuleSet Parse(string text) => RuleSet.Parse(Encoding.UTF8.GetBytes(text), "completed.json");
}
