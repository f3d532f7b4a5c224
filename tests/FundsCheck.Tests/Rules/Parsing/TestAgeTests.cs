namespace FundsCheck.Tests.Rules.Parsing;

public sealed class TestAgeTests
{
    [Theory]
    [InlineData("3599.5s", 35_995_000_000)]
    [InlineData("3599.50s", 35_995_000_000)]
    [InlineData("0.0000001s", 1)]
    [InlineData("3153599999.9999999s", 31_535_999_999_999_999)]
    [InlineData("1h", 36_000_000_000)]
    public void An_age_may_have_the_fractions_of_a_recorded_age(string text, long ticks)
    {
        ThresholdSyntax.TryReadAge(text, out var age).Should().BeTrue();

        age.Ticks.Should().Be(ticks);
        Codes(text).Should().BeEmpty();
    }

    [Theory]
    [InlineData("3599.s")]
    [InlineData(".5s")]
    [InlineData("03.5s")]
    [InlineData("1.5m")]
    [InlineData("1.5")]
    [InlineData("1.5ss")]
    [InlineData("1.5 s")]
    [InlineData("-1.5s")]
    [InlineData("1.12345678s")]
    [InlineData("1.2.3s")]
    [InlineData("3153600000.0s")]
    public void An_age_in_another_form_is_refused(string text)
    {
        ThresholdSyntax.TryReadAge(text, out _).Should().BeFalse();

        Codes(text).Should().Equal("threshold.unit");
    }

    [Fact]
    public void An_age_with_fractions_is_no_threshold()
    {
        var codes = RuleFileText.Codes("""
            { "id": "age", "measure": "balance.age",
              "bands": [ { "upTo": "3599.5s", "then": "accept" }, { "otherwise": "review", "reason": "BALANCE_STALE" } ],
              "ifUnknown": { "then": "review", "reason": "BALANCE_TIME_UNKNOWN" } }
            """);

        codes.Should().Equal("threshold.unit");
    }

    private static IReadOnlyList<string> Codes(string age) => RuleFileText.Codes("", $$"""
        { "name": "aged", "given": { "amount": "1.00 USD", "available": "5.00 USD", "balance.age": "{{age}}" },
          "expect": { "outcome": "accept", "reasons": [] } }
        """);
}
