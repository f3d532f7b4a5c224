using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;

namespace FundsCheck.Records.Tests.Tuning;

public sealed class TunedThresholdTests
{
    [Theory]
    [InlineData("25.00 USD", 2_500)]
    [InlineData("-5.00 USD", -500)]
    public void A_value_is_written_as_it_is_read(string text, long step)
    {
        TunedThreshold.TryFind(RuleSet.Default, "funds", "headroom.available", null, out var threshold, out _).Should().BeTrue();

        threshold!.TryParse(text, out var parsed).Should().BeTrue();
        parsed.Should().Be(step);
        threshold.Format(step).Should().Be(text);
        threshold.TryParse("25.00 EUR", out _).Should().BeFalse();
        threshold.TryParse("25.001 USD", out _).Should().BeFalse();
        threshold.TryParse("25", out _).Should().BeFalse();
    }

    [Fact]
    public void A_value_that_breaks_an_invariant_does_not_load()
    {
        // Without the check of the current balance, which covers the debit too.
        var rules = JsonNode.Parse(RuleSet.Default.CanonicalText)!.AsObject();
        rules.Remove("tests");
        rules["checks"]!.AsArray().RemoveAll(check => check!["id"]!.GetValue<string>() == "current-agrees");
        var ruleSet = RuleSet.Parse(Encoding.UTF8.GetBytes(rules.ToJsonString()), "rules.json");
        TunedThreshold.TryFind(ruleSet, "funds", "headroom.available", null, out var threshold, out _).Should().BeTrue();

        (threshold!.Loads(-1), threshold.Loads(0), threshold.Loads(1)).Should().Be((false, true, true));
    }
}
