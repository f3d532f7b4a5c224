using FundsCheck.Rules.Facts;
using FundsCheck.Tests.Rules.Loading;

namespace FundsCheck.Tests.Rules.Facts;

public sealed class WhenAHostStatesAFact
{
    public static TheoryData<string, HostFact, bool> Cases() => new()
    {
        { "x.count", HostFact.Of(7), true },
        { "x.count", HostFact.Of(FactLimits.IntegerMax), true },
        { "x.count", HostFact.Of(-FactLimits.IntegerMax), true },
        { "x.count", HostFact.Of(FactLimits.IntegerMax + 1), false },
        { "x.count", HostFact.Of(-FactLimits.IntegerMax - 1), false },
        { "x.count", HostFact.Of(long.MinValue), false },
        { "x.count", HostFact.Of("7"), false },
        { "x.member", HostFact.Of(true), true },
        { "x.member", HostFact.Of(false), true },
        { "x.member", HostFact.Of("true"), false },
        { "x.member", HostFact.Of(1), false },
        { "x.tier", HostFact.Of("gold"), true },
        { "x.tier", HostFact.Of("true"), true },
        { "x.tier", HostFact.Of("silver"), false },
        { "x.tier", HostFact.Of(true), false },
        { "x.score", HostFact.Of("97.5%"), true },
        { "x.score", HostFact.Of("97.5"), false },
        { "x.score", HostFact.Of(97), false },
        { "x.since", HostFact.Of("2d"), true },
        { "x.since", HostFact.Of(TimeSpan.FromMinutes(5)), true },
        { "x.since", HostFact.Of("two days"), false },
        { "x.since", HostFact.Of(2), false },
        { "x.owed", HostFact.Of("12.00 USD"), true },
        { "x.owed", HostFact.Of(new Money(FactLimits.MoneyMax, Currency.Usd)), true },
        { "x.owed", HostFact.Of(new Money(decimal.MaxValue, Currency.Usd)), true },
        { "x.owed", HostFact.Of(new Money(-decimal.MaxValue, Currency.Usd)), true },
        { "x.owed", HostFact.Of(new Money(0.0000000000000000000000000001m, Currency.Usd)), true },
        { "x.owed", HostFact.Of("12.00 EUR"), false },
        { "x.owed", HostFact.Of("12.00"), false },
        { "x.owed", HostFact.Of(12), false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_known_where_it_is_of_the_declared_type(string name, HostFact fact, bool known)
    {
        var value = Classify(name, new Dictionary<string, HostFact> { [name] = fact });

        value.IsKnown.Should().Be(known);
        (known ? value.Value : value.Text).Should().Be(fact.Text);
        value.Cause.Should().Be(known ? default : UnknownCause.WrongType);
    }

    [Fact]
    public void One_that_is_absent_is_unknown() =>
        Classify("x.count", new Dictionary<string, HostFact> { ["x.tenure"] = HostFact.Of(7) }).IsKnown.Should().BeFalse();

    private static Fact<string> Classify(string name, Dictionary<string, HostFact> given)
    {
        var ruleSet = RuleFileText.Load("");
        return FactsClassifier.OfHost(
            ruleSet.Definition.HostFacts.Single(declared => declared.Name == name), given, ruleSet.Currency).Value;
    }
}
