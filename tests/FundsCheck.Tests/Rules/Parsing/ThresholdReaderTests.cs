namespace FundsCheck.Tests.Rules.Parsing;

public sealed class ThresholdReaderTests
{
    [Theory]
    [InlineData("x.owed", "\"100000000000000.00 USD\"")]
    [InlineData("x.owed", "\"-99999999999999.99 USD\"")]
    [InlineData("x.owed", "\"100000000000000.01 USD\"", "threshold.range")]
    [InlineData("x.owed", "\"-100000000000000.01 USD\"", "threshold.range")]
    [InlineData("x.count", "1000000000000000")]
    [InlineData("x.count", "1000000000000001", "threshold.unit")]
    [InlineData("x.count", "-1000000000000001", "threshold.unit")]
    [InlineData("x.count", "1e2")]
    [InlineData("x.count", "1.5", "threshold.unit")]
    [InlineData("x.count", "\"5\"", "threshold.unit")]
    [InlineData("x.score", "\"10000%\"")]
    [InlineData("x.score", "\"10000.01%\"", "threshold.unit")]
    [InlineData("x.score", "\"-1%\"", "threshold.unit")]
    [InlineData("x.since", "\"36500d\"")]
    [InlineData("x.since", "\"36501d\"", "threshold.unit")]
    public void A_threshold_is_read_up_to_its_bound(string measure, string threshold, string? code = null)
    {
        var codes = RuleFileText.Codes(
            $$"""{ "id": "tried", "measure": "{{measure}}", "bands": [ { "below": {{threshold}}, "then": "accept" }, """
                + $$"""{ "otherwise": "review", "reason": "X_TRIED" } ], {{RuleFileText.IfUnknown}} }""");

        codes.Should().Equal(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("100000000000000.01 USD")]
    [InlineData("0.30000000000000004 USD")]
    [InlineData("0.0000000000000000000000000001 USD")]
    [InlineData("0.00000000000000000000000000001 USD", "money.format")]
    [InlineData("79228162514264337593543950335.00 USD")]
    [InlineData("79228162514264337593543950336.00 USD", "money.format")]
    [InlineData("-79228162514264337593543950335.00 USD")]
    public void A_balance_of_a_test_is_any_decimal(string available, string? code = null)
    {
        var outcome = available[0] is '1' or '7' ? "\"accept\", \"reasons\": []" : "\"decline\", \"reasons\": [\"INSUFFICIENT_AVAILABLE\"]";

        var codes = RuleFileText.Codes(
            "",
            $$"""{ "name": "at the bound", "given": { "amount": "1.00 USD", "available": "{{available}}" }, "expect": { "outcome": """
                + $$"""{{outcome}} } }""");

        codes.Should().Equal(code is null ? [] : [code]);
    }
}
