using System.Globalization;
using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Validation;

public sealed class WarningLimitTests
{
    private const string Needed = """
        {"id":"r","measure":"balance.reading","bands":[{"in":["read"],"then":"accept"},{"otherwise":"review"}]},
        {"id":"c","measure":"balance.currency","bands":[{"in":["same"],"then":"accept"},{"otherwise":"review","reason":"X_C"}]},
        {"id":"f","measure":"headroom.available","bands":[{"below":"0.00 USD","then":"decline","reason":"X_F"},{"otherwise":"accept"}],
        "ifUnknown":{"then":"review","reason":"X_U"}}
        """;

    private const string Impossible =
        """,{"name":"impossible","given":{"amount":"1.00 USD"},"expect":{"outcome":"decline","reasons":["X_U"]}}""";

    [Fact]
    public void A_file_with_too_many_warnings_loads()
    {
        RuleSet.TryParse(Text(tests: ""), "many.json", out _, out var problems).Should().BeTrue();

        problems.Should().HaveCount(RuleLimits.ProblemsMax + 1).And.OnlyContain(problem => problem.Severity == RuleSeverity.Warning);
        problems[^1].Code.Should().Be("problems.more");
    }

    [Fact]
    public void An_error_among_many_warnings_is_reported_and_refuses_the_file()
    {
        RuleSet.TryParse(Text(Impossible), "many.json", out _, out var problems).Should().BeFalse();

        problems.Should().HaveCount(RuleLimits.ProblemsMax + 1).And.ContainSingle(problem => problem.Code == "test.impossible");
    }

    // Checks that only accept are warned of.
    private static byte[] Text(string tests)
    {
        var idle = Enumerable.Range(0, RuleLimits.ProblemsMax + 20)
            .Select(index => string.Create(
                CultureInfo.InvariantCulture, $"{{\"id\":\"a-{index}\",\"measure\":\"amount\",\"bands\":[{{\"otherwise\":\"accept\"}}]}}"));
        var passing = """{"name":"passes","given":{"amount":"1.00 USD"},"expect":{"outcome":"review","reasons":["X_U"]}}""";
        return Encoding.UTF8.GetBytes(
            $"{{\"ruleset\":\"many\",\"version\":\"1\",\"currency\":\"USD\",\"checks\":[{Needed},{string.Join(',', idle)}],\"tests\":["
                + $"{passing}{tests}]}}");
    }
}
