using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Evaluation;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Reasons;

/// <summary>The value and the sentence of a reason, which are formatted when they are read.</summary>
public sealed class AnswerWordingTests
{
    [Fact]
    public void Concurrent_readers_read_equal_texts()
    {
        var expected = Declined().Reasons[0];
        (expected.Operand, expected.Text).Should().Be((
            "-25.00 USD",
            "The available balance does not cover the debit: available 100.00 USD - held 0.00 USD - amount 125.00 USD leaves -25.00 USD, "
                + "below 0.00 USD."));

        for (var round = 0; round < 200; round++)
        {
            var reason = Declined().Reasons[0];
            var texts = new (string? Operand, string Text)[4];
            Parallel.For(0, texts.Length, reader => texts[reader] = (reason.Operand, reason.Text));

            texts.Should().AllBeEquivalentTo((expected.Operand, expected.Text));
        }
    }

    [Fact]
    public void A_read_reason_equals_an_unread_one()
    {
        var (read, unread) = (Declined().Reasons[0], Declined().Reasons[0]);
        _ = read.ToString();

        unread.Should().Be(read);
        unread.GetHashCode().Should().Be(read.GetHashCode());
        (unread with { Text = "other" }).Should().NotBe(read);
        (unread with { Operand = null }).Operand.Should().BeNull();
    }

    [Fact]
    public void A_later_change_of_the_hosts_list_changes_no_text()
    {
        var ruleSet = LenientLoader.Load(
            $$"""
            { "ruleset": "tried", "version": "1", "currency": "USD",
              "facts": { "x.score": { "type": "integer", "worse": "higher" } }, "checks": [
              {{SmallRuleSet.Gates(floor: "0.00 USD")}},
              { "id": "score", "measure": "x.score", "bands": [ { "upTo": 5, "then": "accept" },
                { "otherwise": "review", "reason": "X_SCORE" } ], "ifUnknown": { "then": "review", "reason": "X_SCORE" } } ] }
            """,
            LoaderRule.FundsCover)!;
        var stated = ruleSet.Classify(new Dictionary<string, CustomFact>());
        var list = stated.ToList();
        var facts = Tried.FactsOf(75m) with { Custom = list };
        var expected = ruleSet.Judge(facts with { Custom = stated }).Reasons.Single().Text;

        var reason = ruleSet.Judge(facts).Reasons.Single();
        list[0] = ruleSet.Classify(new Dictionary<string, CustomFact> { ["x.score"] = CustomFact.From("none") })[0];

        reason.Text.Should().Be(expected).And.NotBe(ruleSet.Judge(facts).Reasons.Single().Text);
    }

    private static Verdict Declined() => RuleSet.Default.Judge(Tried.FactsOf(125m));
}
