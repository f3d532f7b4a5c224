using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Authoring.Tests.Documents;

public sealed class ConditionTextTests
{
    [Theory]
    [InlineData("""{ "below": "0.00 USD", "then": "accept" }""", "below 0.00 USD", "from 0.00 USD")]
    [InlineData("""{ "upTo": "5.00 USD", "then": "accept" }""", "up to 5.00 USD", "above 5.00 USD")]
    [InlineData(
        """{ "below": "5.00 USD", "then": "accept" }, { "upTo": "5.00 USD", "then": "review", "reason": "X_A" }""", "below 5.00 USD",
        "exactly 5.00 USD", "above 5.00 USD")]
    [InlineData(
        """{ "upTo": "1.00 USD", "then": "accept" }, { "upTo": "5.00 USD", "then": "review", "reason": "X_A" }""", "up to 1.00 USD",
        "above 1.00 USD and up to 5.00 USD", "above 5.00 USD")]
    [InlineData(
        """{ "below": "1.00 USD", "then": "accept" }, { "below": "5.00 USD", "then": "review", "reason": "X_A" }""", "below 1.00 USD",
        "from 1.00 USD and below 5.00 USD", "from 5.00 USD")]
    public void A_band_is_written_as_the_range_that_it_matches(string bands, params string[] expected)
    {
        var check = Check(
            $$"""{ "id": "own", "measure": "amount", "bands": [ {{bands}}, { "otherwise": "decline", "reason": "X_B" } ] }""");

        DecisionRow.Of(check).Select(row => row.When).Should().Equal(expected);
    }

    [Theory]
    [InlineData("""{ "in": ["cached"], "then": "review", "reason": "X_A" }""", "`cached`", "any other value: `real-time` or `supplied`")]
    [InlineData(
        """{ "in": ["cached", "supplied"], "then": "review", "reason": "X_A" }""", "`cached` or `supplied`",
        "any other value: `real-time`")]
    public void Values_are_listed_and_the_others_too(string bands, params string[] expected)
    {
        var check = Check(
            $$"""{ "id": "own", "measure": "balance.source", "bands": [ {{bands}}, { "otherwise": "decline", "reason": "X_B" } ] }""");

        DecisionRow.Of(check).Select(row => row.When).Should().Equal(expected);
    }

    [Theory]
    [InlineData("", "Applies to every debit.")]
    [InlineData("\"for\": { \"amount\": { \"above\": \"5.00 USD\" } },", "Applies only where `amount` is above 5.00 USD.")]
    [InlineData(
        "\"for\": { \"account.kind\": [\"savings\"], \"debit.attempt\": { \"atLeast\": 2 } },",
        "Applies only where `account.kind` is `savings` (or not known), and `debit.attempt` is from 2 (or not known).")]
    [InlineData(
        "\"unless\": { \"headroom.available\": { \"atLeast\": \"5.00 USD\" }, \"debit.sameDay\": [true] },",
        "Applies to every debit, but not where `headroom.available` is known to be from 5.00 USD, nor where `debit.sameDay` is `true`.")]
    [InlineData(
        "\"for\": { \"debit.class\": [\"WEB\", \"TEL\"] }, \"unless\": { \"exposure\": { \"upTo\": \"9.00 USD\" } },",
        "Applies only where `debit.class` is `WEB` or `TEL`, but not where `exposure` is known to be up to 9.00 USD.")]
    public void Guards_are_written_as_a_sentence(string guards, string sentence)
    {
        var check = Check(
            $$"""{ "id": "own", {{guards}} "measure": "amount", "bands": [ { "upTo": "50.00 USD", "then": "accept" }, { "otherwise":"""
                + """ "decline", "reason": "X_B" } ] }""");

        ConditionText.OfGuards(check).Should().Be(sentence);
    }

    [Theory]
    [InlineData("plain, it's 5.00 USD (10 %): fine!", "plain, it's 5.00 USD (10 %): fine!")]
    [InlineData("a | b \\ c", "a \\| b \\\\ c")]
    [InlineData("<script>&amp;", "&lt;script&gt;&amp;amp;")]
    [InlineData("*a* _b_ `c` [d](e) ~f~ $g$", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~ \\$g\\$")]
    [InlineData("pay \u202Eon", "pay \\[U+202E\\]on")]
    [InlineData("a\u2028b 名前 🙂", "a\\[U+2028\\]b 名前 🙂")]
    public void Words_read_as_they_were_written(string words, string markdown) => MarkdownText.Escape(words).Should().Be(markdown);

    [Theory]
    [InlineData("money market", "`money market`")]
    [InlineData("R01", "`R01`")]
    [InlineData("low | risk", "\"low \\| risk\"")]
    [InlineData("a`b", "\"a\\`b\"")]
    [InlineData(" a", "\" a\"")]
    public void A_value_is_code_where_it_can_be(string value, string markdown) => MarkdownText.Code(value).Should().Be(markdown);

    private static FundsCheck.Rules.Language.CheckDefinition Check(string text) =>
        GeneratedFile.Load(RuleSet.Default.CanonicalText.Replace("\"checks\": [", $"\"checks\": [ {text},", StringComparison.Ordinal))
            .Definition.Checks[0];
}
