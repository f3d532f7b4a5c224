using System.Text;
using FundsCheck.Cli.Checking;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class DebitLineFactsTests
{
    private static readonly CheckRules Rules = new(
        RuleSetCatalog.Create([RuleSet.Default, Declaring("strict", "duration"), Declaring("lax", "money")], "ach-debit"),
        MissingDefault: null, TimeProvider.System);

    [Theory]
    [InlineData("\"48h\"", "strict", CustomFactType.Duration, "2d")]
    [InlineData("\"48h\"", "lax", CustomFactType.Text, "48h")]
    [InlineData("\"12.00 USD\"", "strict", CustomFactType.Text, "12.00 USD")]
    [InlineData("\"12.00 USD\"", "lax", CustomFactType.Money, "12.00 USD")]
    [InlineData("\"12.00 EUR\"", "lax", CustomFactType.Money, "12.00 EUR")]
    [InlineData("\"12.00 USD\"", "ach-debit", CustomFactType.Text, "12.00 USD")]
    [InlineData("\"12.00 USD\"", "none of these", CustomFactType.Text, "12.00 USD")]
    [InlineData("12", "lax", CustomFactType.Integer, "12")]
    public void Parses_a_fact_by_the_type_that_the_rule_set_of_the_line_declares(
        string json, string ruleSet, CustomFactType type, string text)
    {
        var fact = FactOf("x.fact", json, ruleSet);

        (fact.Type, fact.Text).Should().Be((type, text));
    }

    [Theory]
    [InlineData("x.whole", "\"90\"")]
    [InlineData("x.set", "\"true\"")]
    public void A_string_is_no_integer_and_no_boolean(string name, string json) =>
        FactOf(name, json, "lax").Type.Should().Be(CustomFactType.Text);

    private static CustomFact FactOf(string name, string json, string ruleSet)
    {
        var line = $$"""
            {"id":"d-1","account":"a-1","amount":"75.00 USD","accessToken":"t-1","facts":{"{{name}}":{{json}} },"ruleSet":"{{ruleSet}}"}
            """;
        return DebitLineReader.Read(1, Encoding.UTF8.GetBytes(line), accessToken: null, Rules).Debit!.Facts[name];
    }

    private static RuleSet Declaring(string name, string type)
    {
        var facts = $$"""{ "x.fact": { "type": "{{type}}" }, "x.whole": { "type": "integer" }, "x.set": { "type": "boolean" } }""";
        var text = RuleSet.Default.CanonicalText.Replace("\"ach-debit\"", $"\"{name}\"", StringComparison.Ordinal)
            .Replace("\"checks\":", $"\"facts\": {facts}, \"checks\":", StringComparison.Ordinal);
        return RuleSet.Parse(Encoding.UTF8.GetBytes(text), "declaring.json");
    }
}
