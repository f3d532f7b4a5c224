using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Tests.Rules.Evaluation;

public sealed class CustomFactClassificationTests
{
    private static readonly RuleSet OneCheck = RuleFileText.Load("");

    public static TheoryData<string, CustomFact, bool> Cases() => new()
    {
        { "x.count", CustomFact.From(7), true },
        { "x.count", CustomFact.From(FactLimits.IntegerMax), true },
        { "x.count", CustomFact.From(-FactLimits.IntegerMax), true },
        { "x.count", CustomFact.From(FactLimits.IntegerMax + 1), false },
        { "x.count", CustomFact.From(-FactLimits.IntegerMax - 1), false },
        { "x.count", CustomFact.From(long.MinValue), false },
        { "x.count", CustomFact.From("7"), false },
        { "x.member", CustomFact.From(true), true },
        { "x.member", CustomFact.From(false), true },
        { "x.member", CustomFact.From("true"), false },
        { "x.member", CustomFact.From(1), false },
        { "x.tier", CustomFact.From("gold"), true },
        { "x.tier", CustomFact.From("true"), true },
        { "x.tier", CustomFact.From("silver"), false },
        { "x.tier", CustomFact.From(true), false },
        { "x.score", CustomFact.FromPercent(97.5m), true },
        { "x.score", CustomFact.From("97.5%"), false },
        { "x.score", CustomFact.From(97), false },
        { "x.since", CustomFact.From(TimeSpan.FromMinutes(5)), true },
        { "x.since", CustomFact.From(FactLimits.DurationMax), true },
        { "x.since", CustomFact.From(FactLimits.DurationMax + TimeSpan.FromSeconds(1)), false },
        { "x.since", CustomFact.From(TimeSpan.FromSeconds(-1)), false },
        { "x.since", CustomFact.From("2d"), false },
        { "x.since", CustomFact.From(2), false },
        { "x.owed", CustomFact.From(new Money(FactLimits.MoneyMax, Currency.Usd)), true },
        { "x.owed", CustomFact.From(new Money(decimal.MaxValue, Currency.Usd)), true },
        { "x.owed", CustomFact.From(new Money(-decimal.MaxValue, Currency.Usd)), true },
        { "x.owed", CustomFact.From(new Money(0.0000000000000000000000000001m, Currency.Usd)), true },
        { "x.owed", CustomFact.From(Money.Parse("12.00 EUR")), false },
        { "x.owed", CustomFact.From("12.00 USD"), false },
        { "x.owed", CustomFact.From(12), false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_custom_fact_is_known_where_it_has_the_declared_type(string name, CustomFact fact, bool known)
    {
        var value = Classify(name, new Dictionary<string, CustomFact> { [name] = fact });

        value.IsKnown.Should().Be(known);
        (known ? value.Value.Text : value.Text).Should().Be(fact.Text);
        value.Cause.Should().Be(known ? default : UnknownCause.WrongType);
    }

    [Theory]
    [InlineData("x.count", "7", true, false)]
    [InlineData("x.count", "-1000000000000000", true, false)]
    [InlineData("x.count", "1000000000000001", false, false)]
    [InlineData("x.member", "false", true, false)]
    [InlineData("x.member", "False", false, false)]
    [InlineData("x.tier", "gold", true, true)]
    [InlineData("x.tier", "true", true, true)]
    [InlineData("x.tier", "silver", false, false)]
    [InlineData("x.score", "97.5%", true, true)]
    [InlineData("x.score", "97.50%", true, true)]
    [InlineData("x.score", "97.5", false, false)]
    [InlineData("x.score", "10000.01%", false, false)]
    [InlineData("x.since", "48h", true, true)]
    [InlineData("x.since", "36501d", false, false)]
    [InlineData("x.since", "two days", false, false)]
    [InlineData("x.owed", "12.00 USD", true, true)]
    [InlineData("x.owed", "12.00 EUR", false, false)]
    [InlineData("x.owed", "12.0 USD", false, false)]
    public void A_text_is_parsed_by_the_declared_type(string name, string text, bool known, bool knownWhereQuoted)
    {
        foreach (var isQuoted in (bool[])[false, true])
        {
            var fact = OneCheck.ParseFact(name, text, isQuoted);

            Classify(name, new Dictionary<string, CustomFact> { [name] = fact }).IsKnown.Should().Be(isQuoted ? knownWhereQuoted : known);
            if (fact.Type == CustomFactType.Text)
            {
                fact.Text.Should().Be(text);
            }
        }
    }

    [Fact]
    public void A_text_without_a_declaration_remains_a_text() =>
        OneCheck.ParseFact("x.other", "12.00 USD").Should().Be(CustomFact.From("12.00 USD"));

    [Fact]
    public void An_absent_custom_fact_is_unknown() =>
        Classify("x.count", new Dictionary<string, CustomFact> { ["x.tenure"] = CustomFact.From(7) }).IsKnown.Should().BeFalse();

    private static Fact<CustomFact> Classify(string name, Dictionary<string, CustomFact> given) =>
        FactsClassifier.OfCustom(
            OneCheck.Definition.CustomFacts.Single(declared => declared.Name == name), given, fromSource: null, OneCheck.Currency).Value;
}
