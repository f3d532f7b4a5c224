using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Parsing;
using FundsCheck.Tests.Rules;

namespace FundsCheck.Authoring.Tests.Coverage;

public sealed class CoverageRunTests
{
    private const string Exposure = """
        { "id": "in-flight", "measure": "exposure", "for": { "debit.sameDay": [true] },
          "bands": [ { "upTo": "50.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "EXPOSURE_ABOVE_CAP" } ] }
        """;

    private const string Limit = """
        { "id": "limit", "measure": "amount",
          "bands": [ { "upTo": "500.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ] }
        """;

    private const string Nearly = """{ "below": "1h", "then": "review", "reason": "X_NEARLY" }, """;

    private const string Stale = $$"""
        { "id": "age", "measure": "balance.age",
          "bands": [ { "upTo": "3599s", "then": "accept" }, {{Nearly}}{ "otherwise": "review", "reason": "BALANCE_STALE" } ],
          "ifUnknown": { "then": "review", "reason": "BALANCE_TIME_UNKNOWN" } }
        """;

    private const string Owed = """
        { "id": "owed", "measure": "x.owed",
          "bands": [ { "upTo": "4.99 USD", "then": "accept" }, { "below": "5.00 USD", "then": "review", "reason": "X_BETWEEN" },
                     { "otherwise": "decline", "reason": "X_OWES" } ],
          "ifUnknown": { "then": "review", "reason": "HOST_FACT_UNKNOWN" } }
        """;

    [Fact]
    public void Leaves_out_the_checks_that_an_early_decline_does_not_evaluate()
    {
        var ruleSet = Load(Limit, Exposure, """
            { "name": "early", "given": { "amount": "500.01 USD", "balance.reading": "notRequested" },
              "expect": { "outcome": "decline", "reasons": ["AMOUNT_ABOVE_LIMIT"] } }
            """);

        var gaps = Gaps(ruleSet);

        ruleSet.RunTests().Should().OnlyContain(result => result.Passed);
        gaps.Should().NotContain("limit: amount above 500.00 USD");
        gaps.Should().Contain("in-flight: excused by `for` on debit.sameDay").And.Contain("reading: balance.reading not in [read]");
    }

    [Fact]
    public void Counts_the_same_checks_where_the_debit_alone_does_not_decline()
    {
        var ruleSet = Load(Limit, Exposure, """
            { "name": "not early", "given": { "amount": "100.00 USD", "debit.sameDay": true, "balance.reading": "notRequested" },
              "expect": { "outcome": "review", "reasons": ["BALANCE_NOT_NEEDED", "EXPOSURE_ABOVE_CAP"] } }
            """);

        var gaps = Gaps(ruleSet);

        ruleSet.RunTests().Should().OnlyContain(result => result.Passed);
        gaps.Should().NotContain("in-flight: exposure above 50.00 USD").And.NotContain("reading: balance.reading not in [read]");
    }

    [Theory]
    [InlineData(Stale, "balance.age", "3599.1s")]
    [InlineData(Owed, "x.owed", "4.995 USD")]
    public void Suggests_a_test_between_two_whole_numbers_that_loads_and_passes(string check, string fact, string value)
    {
        var ruleSet = Load(check, Limit, "");

        var suggested = TestSuggestions.For(ruleSet);

        suggested.SelectMany(test => test.Given).Where(given => given.Name == fact).Select(given => given.Value).Should().Contain(value);
        var text = CanonicalWriter.Write(ruleSet.Definition with { Tests = suggested });
        var completed = RuleSet.Parse(Encoding.UTF8.GetBytes(text), "completed.json");
        completed.RunTests().Should().HaveCountGreaterThan(5).And.OnlyContain(result => result.Passed);
        completed.MeasureCoverage().Gaps.Should().BeEmpty();
    }

    [Fact]
    public void Suggests_the_neighbours_of_an_age_in_whole_seconds()
    {
        var ruleSet = Load(Stale.Replace(Nearly, ""), Limit, "");

        var ages = TestSuggestions.For(ruleSet).SelectMany(test => test.Given).Where(given => given.Name == "balance.age");

        ages.Select(given => given.Value).Should().BeEquivalentTo("3598s", "3599s", "1h", null);
    }

    private static IEnumerable<string> Gaps(RuleSet ruleSet) => ruleSet.MeasureCoverage().Gaps.Select(gap => $"{gap.Check}: {gap.What}");

    private static RuleSet Load(string check, string another, string test) =>
        SmallRuleSet.Load(SmallRuleSet.PlainGate, """ "x.owed": { "type": "money", "worse": "higher" } """, test, check, another);
}
