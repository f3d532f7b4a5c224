namespace FundsCheck.Tests.Debits;

public sealed class CustomFactTests
{
    public static TheoryData<CustomFact, CustomFactType, object, string> Typed() => new()
    {
        { CustomFact.From(true), CustomFactType.Boolean, true, "true" },
        { CustomFact.From(-90), CustomFactType.Integer, -90L, "-90" },
        { CustomFact.From(long.MinValue), CustomFactType.Integer, long.MinValue, "-9223372036854775808" },
        { CustomFact.From(Money.Parse("12.00 USD")), CustomFactType.Money, new Money(12m, Currency.Usd), "12.00 USD" },
        { CustomFact.FromPercent(97.50m), CustomFactType.Percent, 97.5m, "97.5%" },
        { CustomFact.FromPercent(0m), CustomFactType.Percent, 0m, "0%" },
        { CustomFact.FromPercent(10_000m), CustomFactType.Percent, 10_000m, "10000%" },
        { CustomFact.From(TimeSpan.FromHours(48)), CustomFactType.Duration, TimeSpan.FromDays(2), "2d" },
        { CustomFact.From(TimeSpan.FromSeconds(90.9)), CustomFactType.Duration, TimeSpan.FromSeconds(90), "90s" },
        { CustomFact.From(TimeSpan.FromSeconds(-0.9)), CustomFactType.Duration, TimeSpan.Zero, "0s" },
        { CustomFact.From(TimeSpan.FromDays(36_501)), CustomFactType.Text, "36501d", "36501d" },
        { CustomFact.From(TimeSpan.FromSeconds(-5)), CustomFactType.Text, "-5s", "-5s" },
        { CustomFact.From("2d"), CustomFactType.Text, "2d", "2d" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void A_fact_has_its_typed_value_and_its_canonical_text(CustomFact fact, CustomFactType type, object value, string text)
    {
        (fact.Type, fact.Value, fact.Text, fact.ToString()).Should().Be((type, value, text, text));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(10_000.01)]
    [InlineData(97.555)]
    public void A_percentage_out_of_range_is_refused_with_its_bounds(double percent) =>
        FluentActions.Invoking(() => CustomFact.FromPercent((decimal)percent)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("a percentage is from 0 to 10000, with at most two decimals*");

    [Theory]
    [InlineData(CustomFactType.Boolean, "false", "false")]
    [InlineData(CustomFactType.Integer, "1000000000000000", "1000000000000000")]
    [InlineData(CustomFactType.Money, "-0.125 USD", "-0.125 USD")]
    [InlineData(CustomFactType.Percent, "97.50%", "97.5%")]
    [InlineData(CustomFactType.Duration, "48h", "2d")]
    [InlineData(CustomFactType.Text, "", "")]
    public void A_text_is_parsed_to_its_canonical_form(CustomFactType type, string text, string canonical)
    {
        var fact = CustomFact.Parse(text, type);

        (fact.Type, fact.Text).Should().Be((type, canonical));
    }

    [Theory]
    [InlineData(CustomFactType.Boolean, "True", "a boolean; write `true`")]
    [InlineData(CustomFactType.Boolean, "1", "a boolean; write `true`")]
    [InlineData(CustomFactType.Integer, "+90", "an integer of at most 1000000000000000, either sign; write it as in `90`")]
    [InlineData(CustomFactType.Integer, "090", "an integer")]
    [InlineData(CustomFactType.Integer, "-0", "an integer")]
    [InlineData(CustomFactType.Integer, "90 ", "an integer")]
    [InlineData(CustomFactType.Integer, "90\0", "an integer")]
    [InlineData(CustomFactType.Integer, "1000000000000001", "an integer")]
    [InlineData(CustomFactType.Integer, "-1000000000000001", "an integer")]
    [InlineData(CustomFactType.Money, "12 USD", "money; write an amount")]
    [InlineData(CustomFactType.Money, "12.00", "money")]
    [InlineData(CustomFactType.Percent, "10000.01%", "a percentage from 0% to 10000%")]
    [InlineData(CustomFactType.Percent, "-1%", "a percentage")]
    [InlineData(CustomFactType.Percent, "1.234%", "a percentage")]
    [InlineData(CustomFactType.Duration, "36501d", "a duration of at most 36500d")]
    [InlineData(CustomFactType.Duration, "1.5h", "a duration")]
    [InlineData((CustomFactType)6, "1", "a value of a known type")]
    public void Any_other_text_is_refused_with_the_expected_form(CustomFactType type, string text, string form)
    {
        CustomFact.TryParse(text, type, out var fact).Should().BeFalse();
        fact.Should().BeNull();
        FluentActions.Invoking(() => CustomFact.Parse(text, type)).Should().Throw<FormatException>().WithMessage($"*is not {form}*");
    }

    [Fact]
    public void Every_value_has_one_text_that_is_parsed_to_the_same_value()
    {
        var random = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            var number = random.NextInt64(-FactLimits.IntegerMax, FactLimits.IntegerMax + 1) >> random.Next(60);
            var currency = random.Next(2) == 0 ? Currency.Usd : Currency.Get("JPY");
            CustomFact[] facts =
            [
                CustomFact.From(number),
                CustomFact.From(number % 2 == 0),
                CustomFact.From(new Money(number / (decimal)Math.Pow(10, random.Next(10)), currency)),
                CustomFact.FromPercent(random.Next(1_000_001) / 100m),
                CustomFact.From(TimeSpan.FromSeconds(random.NextInt64(36_500L * 86_400 + 1) >> random.Next(32))),
                CustomFact.From($"{number}"),
            ];
            foreach (var fact in facts)
            {
                CustomFact.Parse(fact.Text, fact.Type).Should().Be(fact);
            }
        }
    }
}
