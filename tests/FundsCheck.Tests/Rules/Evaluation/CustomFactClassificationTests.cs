using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Evaluation;

public sealed class CustomFactClassificationTests
{
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
        { "x.score", CustomFact.From("97.5%"), true },
        { "x.score", CustomFact.From("97.5"), false },
        { "x.score", CustomFact.From(97), false },
        { "x.since", CustomFact.From("2d"), true },
        { "x.since", CustomFact.From(TimeSpan.FromMinutes(5)), true },
        { "x.since", CustomFact.From("two days"), false },
        { "x.since", CustomFact.From(2), false },
        { "x.owed", CustomFact.From("12.00 USD"), true },
        { "x.owed", CustomFact.From(new Money(FactLimits.MoneyMax, Currency.Usd)), true },
        { "x.owed", CustomFact.From(new Money(decimal.MaxValue, Currency.Usd)), true },
        { "x.owed", CustomFact.From(new Money(-decimal.MaxValue, Currency.Usd)), true },
        { "x.owed", CustomFact.From(new Money(0.0000000000000000000000000001m, Currency.Usd)), true },
        { "x.owed", CustomFact.From("12.00 EUR"), false },
        { "x.owed", CustomFact.From("12.00"), false },
        { "x.owed", CustomFact.From(12), false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_custom_fact_is_known_where_it_has_the_declared_type(string name, CustomFact fact, bool known)
    {
        var value = Classify(name, new Dictionary<string, CustomFact> { [name] = fact });

        value.IsKnown.Should().Be(known);
        (known ? value.Value : value.Text).Should().Be(fact.Text);
        value.Cause.Should().Be(known ? default : UnknownCause.WrongType);
    }

    [Fact]
    public void An_absent_custom_fact_is_unknown() =>
        Classify("x.count", new Dictionary<string, CustomFact> { ["x.tenure"] = CustomFact.From(7) }).IsKnown.Should().BeFalse();

    private static Fact<string> Classify(string name, Dictionary<string, CustomFact> given)
    {
        var ruleSet = RuleFileText.Load("");
        return FactsClassifier.OfCustom(
            ruleSet.Definition.CustomFacts.Single(declared => declared.Name == name), given, fromSource: null, ruleSet.Currency).Value;
    }
}
