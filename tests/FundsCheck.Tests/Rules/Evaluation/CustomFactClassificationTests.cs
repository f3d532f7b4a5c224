using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Evaluation;

public sealed class CustomFactClassificationTests
{
    public static TheoryData<string, CustomFact, bool> Cases() => new()
    {
        { "x.count", CustomFact.Of(7), true },
        { "x.count", CustomFact.Of(FactLimits.IntegerMax), true },
        { "x.count", CustomFact.Of(-FactLimits.IntegerMax), true },
        { "x.count", CustomFact.Of(FactLimits.IntegerMax + 1), false },
        { "x.count", CustomFact.Of(-FactLimits.IntegerMax - 1), false },
        { "x.count", CustomFact.Of(long.MinValue), false },
        { "x.count", CustomFact.Of("7"), false },
        { "x.member", CustomFact.Of(true), true },
        { "x.member", CustomFact.Of(false), true },
        { "x.member", CustomFact.Of("true"), false },
        { "x.member", CustomFact.Of(1), false },
        { "x.tier", CustomFact.Of("gold"), true },
        { "x.tier", CustomFact.Of("true"), true },
        { "x.tier", CustomFact.Of("silver"), false },
        { "x.tier", CustomFact.Of(true), false },
        { "x.score", CustomFact.Of("97.5%"), true },
        { "x.score", CustomFact.Of("97.5"), false },
        { "x.score", CustomFact.Of(97), false },
        { "x.since", CustomFact.Of("2d"), true },
        { "x.since", CustomFact.Of(TimeSpan.FromMinutes(5)), true },
        { "x.since", CustomFact.Of("two days"), false },
        { "x.since", CustomFact.Of(2), false },
        { "x.owed", CustomFact.Of("12.00 USD"), true },
        { "x.owed", CustomFact.Of(new Money(FactLimits.MoneyMax, Currency.Usd)), true },
        { "x.owed", CustomFact.Of(new Money(decimal.MaxValue, Currency.Usd)), true },
        { "x.owed", CustomFact.Of(new Money(-decimal.MaxValue, Currency.Usd)), true },
        { "x.owed", CustomFact.Of(new Money(0.0000000000000000000000000001m, Currency.Usd)), true },
        { "x.owed", CustomFact.Of("12.00 EUR"), false },
        { "x.owed", CustomFact.Of("12.00"), false },
        { "x.owed", CustomFact.Of(12), false },
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
        Classify("x.count", new Dictionary<string, CustomFact> { ["x.tenure"] = CustomFact.Of(7) }).IsKnown.Should().BeFalse();

    private static Fact<string> Classify(string name, Dictionary<string, CustomFact> given)
    {
        var ruleSet = RuleFileText.Load("");
        return FactsClassifier.OfHost(
            ruleSet.Definition.CustomFacts.Single(declared => declared.Name == name), given, ruleSet.Currency).Value;
    }
}
