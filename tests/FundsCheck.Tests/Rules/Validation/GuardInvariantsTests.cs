namespace FundsCheck.Tests.Rules.Validation;

public sealed class GuardInvariantsTests
{
    // Only where no side is worse may `for` and `unless` point to the same one.
    [Theory]
    [InlineData("x.count", "\"above\": 5", "\"above\": 5", true)]
    [InlineData("x.count", "\"above\": 4", "\"above\": 5", false)]
    [InlineData("x.count", "\"above\": 4", "\"atLeast\": 5", true)]
    [InlineData("x.count", "\"atLeast\": 5", "\"above\": 5", false)]
    [InlineData("x.count", "\"atLeast\": 5", "\"atLeast\": 5", true)]
    [InlineData("x.count", "\"atLeast\": 5", "\"atLeast\": 6", false)]
    [InlineData("x.count", "\"atLeast\": 6", "\"above\": 5", true)]
    [InlineData("x.count", "\"below\": 5", "\"below\": 5", true)]
    [InlineData("x.count", "\"below\": 5", "\"below\": 4", false)]
    [InlineData("x.count", "\"below\": 5", "\"upTo\": 4", true)]
    [InlineData("x.count", "\"upTo\": 5", "\"below\": 5", false)]
    [InlineData("x.count", "\"upTo\": 5", "\"upTo\": 5", true)]
    [InlineData("x.count", "\"upTo\": 5", "\"upTo\": 4", false)]
    [InlineData("x.count", "\"upTo\": 4", "\"below\": 5", true)]
    [InlineData("x.owed", "\"above\": \"5.00 USD\"", "\"above\": \"5.00 USD\"", true)]
    [InlineData("x.owed", "\"above\": \"5.00 USD\"", "\"atLeast\": \"5.00 USD\"", true)]
    [InlineData("x.owed", "\"atLeast\": \"5.00 USD\"", "\"above\": \"5.00 USD\"", false)]
    [InlineData("x.owed", "\"atLeast\": \"5.00 USD\"", "\"atLeast\": \"5.00 USD\"", true)]
    [InlineData("x.owed", "\"atLeast\": \"5.00 USD\"", "\"above\": \"6.00 USD\"", false)]
    [InlineData("x.owed", "\"above\": \"6.00 USD\"", "\"above\": \"5.00 USD\"", true)]
    [InlineData("x.owed", "\"upTo\": \"5.00 USD\"", "\"below\": \"5.00 USD\"", false)]
    [InlineData("x.owed", "\"below\": \"5.00 USD\"", "\"upTo\": \"5.00 USD\"", true)]
    [InlineData("x.owed", "\"upTo\": \"6.00 USD\"", "\"upTo\": \"5.00 USD\"", false)]
    [InlineData("x.owed", "\"above\": \"5.00 USD\"", "\"below\": \"5.00 USD\"", false)]
    [InlineData("x.tier", "\"in\": [\"gold\"]", "\"in\": [\"gold\"]", true)]
    [InlineData("account.kind", "\"in\": [\"checking\", \"savings\"]", "\"in\": [\"savings\"]", false)]
    public void A_check_that_is_never_in_force_is_refused(string measure, string guardFor, string guardUnless, bool never)
    {
        var codes = RuleFileText.Codes(CheckOf(Guard("for", measure, guardFor), Guard("unless", measure, guardUnless)));

        codes.Should().Equal(never ? ["guard.never"] : []);
    }

    [Fact]
    public void A_guard_that_exempts_every_value_is_refused() =>
        RuleFileText.Codes(CheckOf("", Guard("unless", "x.tier", "\"in\": [\"gold\", \"true\"]"))).Should().Equal("guard.never");

    private static string CheckOf(string guardFor, string guardUnless) =>
        $$"""{ "id": "tried", {{guardFor}} {{guardUnless}} "measure": "amount", "bands": [ { "upTo": "50.00 USD", "then": "accept" }, """
            + """{ "otherwise": "review", "reason": "X_TRIED" } ] }""";

    private static string Guard(string name, string measure, string condition) =>
        condition.StartsWith("\"in\"", StringComparison.Ordinal)
            ? $$""" "{{name}}": { "{{measure}}": {{condition[5..]}} },"""
            : $$""" "{{name}}": { "{{measure}}": { {{condition}} } },""";
}
