using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.Validation;

/// <summary>A number without a worse side may be bounded from both sides, and its range may be empty.</summary>
public sealed class GuardedNumberTests
{
    [Theory]
    [InlineData("atLeast", "3", "above", "2", false)]
    [InlineData("atLeast", "3", "above", "3", true)]
    [InlineData("above", "2", "atLeast", "3", false)]
    [InlineData("above", "2", "atLeast", "4", true)]
    [InlineData("atLeast", "3", "atLeast", "3", false)]
    [InlineData("above", "2", "above", "2", false)]
    [InlineData("above", "2", "above", "3", true)]
    [InlineData("below", "5", "below", "5", false)]
    [InlineData("below", "5", "below", "4", true)]
    [InlineData("upTo", "5", "below", "5", true)]
    [InlineData("upTo", "4", "upTo", "4", false)]
    [InlineData("below", "5", "upTo", "4", false)]
    [InlineData("below", "5", "upTo", "3", true)]
    [InlineData("atLeast", "3", "below", "9", true)]
    public void Guards_on_whole_numbers_need_a_whole_number_between_them(
        string forWord, string forThreshold, string unlessWord, string unlessThreshold, bool isInForce) =>
            Codes("integer", forWord, forThreshold, unlessWord, unlessThreshold).Should().Equal(isInForce ? [] : ["guard.never"]);

    [Theory]
    [InlineData("above", "5.00", "atLeast", "5.00", false)]
    [InlineData("atLeast", "5.00", "above", "5.00", true)]
    [InlineData("atLeast", "5.00", "atLeast", "5.00", false)]
    [InlineData("above", "5.00", "above", "5.00", false)]
    [InlineData("above", "5.00", "atLeast", "5.01", true)]
    [InlineData("upTo", "5.00", "below", "5.00", true)]
    [InlineData("below", "5.00", "below", "5.00", false)]
    [InlineData("below", "5.00", "upTo", "5.00", false)]
    [InlineData("below", "5.01", "upTo", "5.00", true)]
    public void Guards_on_a_custom_fact_of_money_may_be_finer_than_cents(
        string forWord, string forThreshold, string unlessWord, string unlessThreshold, bool isInForce) =>
            Codes("money", forWord, $"\"{forThreshold} USD\"", unlessWord, $"\"{unlessThreshold} USD\"")
                .Should().Equal(isInForce ? [] : ["guard.never"]);

    private static IEnumerable<string> Codes(string type, string forWord, string forThreshold, string unlessWord, string unlessThreshold)
    {
        _ = RuleSet.TryParse(Encoding.UTF8.GetBytes($$"""
            { "ruleset": "guards", "version": "1", "currency": "USD", "facts": { "x.n": { "type": "{{type}}" } }, "checks": [
              {{SmallRuleSet.Gates()}},
              { "id": "guarded", "for": { "x.n": { "{{forWord}}": {{forThreshold}} } },
                "unless": { "x.n": { "{{unlessWord}}": {{unlessThreshold}} } },
                "measure": "debit.class", "bands": [ { "in": ["WEB"], "then": "accept" }, { "otherwise": "review",
                "reason": "ENTRY_CLASS_UNUSUAL" } ] } ] }
            """), "guards.json", out _, out var problems);
        return problems.Where(problem => problem.Severity == RuleSeverity.Error).Select(problem => problem.Code);
    }
}
