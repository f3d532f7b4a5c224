using System.Text;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules;

namespace FundsCheck.Authoring.Tests.Comparison;

public sealed class RuleSetComparerTests
{
    public static TheoryData<string> RuleSets() => [.. RepositoryFiles.RuleSets];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void A_rule_set_and_itself_differ_in_nothing(string path)
    {
        var ruleSet = RuleSet.Load(path);

        var difference = ruleSet.CompareTo(RuleSet.Load(path));

        difference.Changes.Should().BeEmpty();
        difference.Settings.Should().BeEmpty();
    }

    [Fact]
    public void A_cap_that_falls_changes_just_the_amounts_between()
    {
        var (old, @new) = (Capped("1000.00 USD"), Capped("500.00 USD"));

        var change = old.CompareTo(@new).Changes[0];

        change.Should().BeEquivalentTo(new
        {
            Check = "cap",
            From = Outcome.Accept,
            To = Outcome.Review,
            Where = "amount is above 500.00 USD and at most 1000.00 USD, where every other check accepts",
            Given = "{ \"amount\": \"500.01 USD\", \"available\": \"5000.10 USD\" }",
            Kind = RuleChangeKind.Outcome,
            ToReasons = new[] { new { Code = "AMOUNT_ABOVE_CAP", Check = "cap", Outcome = Outcome.Review } },
        });
    }

    [Fact]
    public void A_second_check_that_gives_the_same_code_is_another_reason()
    {
        var (old, @new) = (
            Capped("99999999.00 USD"),
            Capped(
                "99999999.00 USD",
                """, { "id": "late", "measure": "amount", "bands": [ { "upTo": "99999999.50 USD", "then": "accept" }, { "otherwise":"""
                    + """ "review", "reason": "AMOUNT_ABOVE_CAP" } ] }"""));

        var change = old.CompareTo(@new).Changes[0];

        (change.Check, change.Kind, change.From, change.To).Should().Be(("late", RuleChangeKind.Reasons, Outcome.Review, Outcome.Review));
        change.Where.Should().Be("amount is above 99999999.50 USD, where another check reviews and none declines");
        change.FromReasons.Select(reason => reason.Check).Should().Equal("cap");
        change.ToReasons.Select(reason => reason.Check).Should().Equal("cap", "late");
    }

    [Fact]
    public void Two_currencies_have_no_debit_in_common()
    {
        var euro = RuleSet.Parse(Encoding.UTF8.GetBytes(RuleSet.Default.CanonicalText.Replace("USD", "EUR")), "euro.json");

        var comparing = () => RuleSet.Default.CompareTo(euro);

        comparing.Should().Throw<ArgumentException>().WithMessage("*USD*EUR*");
    }

    private static RuleSet Capped(string cap, string more = "") => RuleSet.Parse(Encoding.UTF8.GetBytes($$"""
        { "ruleset": "capped", "version": "1", "currency": "USD", "checks": [
          { "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
          { "id": "currency", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review",
            "reason": "CURRENCY_UNKNOWN" } ] },
          { "id": "funds", "measure": "headroom.available", "bands": [ { "below": "0.00 USD", "then": "decline",
            "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
            "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } },
          { "id": "cap", "measure": "amount", "bands": [ { "upTo": "{{cap}}", "then": "accept" }, { "otherwise": "review",
            "reason": "AMOUNT_ABOVE_CAP" } ] }{{more}} ] }
        """), "capped.json");
}
