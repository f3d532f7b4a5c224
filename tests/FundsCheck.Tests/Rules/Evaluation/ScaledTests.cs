using System.Numerics;
using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Tests.Rules.Evaluation;

public sealed class ScaledTests
{
    private const int Draws = 100_000;

    [Fact]
    public void Equal_numbers_of_every_form_have_one_scaled_value()
    {
        var random = new Random(3);

        for (var draw = 0; draw < Draws; draw++)
        {
            // Every bit of the three words, every scale that facts may have, both signs.
            var amount = new decimal(
                random.Next(int.MinValue, int.MaxValue), random.Next(int.MinValue, int.MaxValue),
                draw % 3 == 0 ? random.Next(int.MinValue, int.MaxValue) : 0, random.Next(2) == 0, (byte)random.Next(9));

            ((BigInteger)Scaled.Of(amount))
                .Should().Be(Exactly(amount), amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.00")]
    [InlineData("18446744073709551615")]
    [InlineData("-18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("184467440737.09551615")]
    [InlineData("-184467440737.09551616")]
    [InlineData("100000000000000.00000000")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-792281625142643375935.43950335")]
    public void A_scaled_amount_is_exact_on_both_sides_of_one_machine_word(string text)
    {
        var amount = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        var isOrdinary = Scaled.TryOf(amount, out var figure);

        ((BigInteger)Scaled.Of(amount)).Should().Be(Exactly(amount));
        isOrdinary.Should().Be(BigInteger.Abs(Exactly(amount)) <= (BigInteger)Scaled.OrdinaryMax);
        ((BigInteger)figure).Should().Be(Exactly(amount));
    }

    [Theory]
    [InlineData("21474836.48")]
    [InlineData("42949672.95")]
    [InlineData("42949672.96")]
    [InlineData("92233720368547758.08")]
    [InlineData("100000000000000")]
    [InlineData("-100000000000000")]
    [InlineData("0.00000001")]
    [InlineData("1.0000000000")]
    public void A_scaled_amount_converts_back_unchanged(string text)
    {
        var amount = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Scaled.ToDecimal(Scaled.Of(amount)).Should().Be(amount);
    }

    [Fact]
    public void An_amount_with_too_many_decimals_is_refused()
    {
        var scaling = () => Scaled.Of(0.000000001m);

        scaling.Should().Throw<ArgumentException>().WithMessage("*8 digits*");
    }

    [Fact]
    public void Ordinary_figures_leave_room_for_every_product()
    {
        var largest = Scaled.OrdinaryMax * 10_000 * 4;
        var threshold = Scaled.OrdinaryMax * FactLimits.PercentHundredthsMax;

        largest.Should().BeGreaterThan(0);
        threshold.Should().BeGreaterThan(0);
    }

    [Theory]
    [InlineData("100000000000000", true)]
    [InlineData("100000000000000.00000001", false)]
    [InlineData("-100000000000000", true)]
    [InlineData("-100000000000000.01", false)]
    [InlineData("0.12345678", true)]
    [InlineData("0.123456789", false)]
    [InlineData("-0.00000001", true)]
    [InlineData("1.0000000000000000000000000000", false)]
    [InlineData("-0.0000000000000000000000000001", false)]
    [InlineData("79228162514264337593543950335", false)]
    [InlineData("-79228162514264337593543950335", false)]
    public void Only_figures_of_ordinary_size_and_decimals_are_ordinary(string text, bool isOrdinary) =>
        Scaled.TryOf(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), out _).Should().Be(isOrdinary);

    private static BigInteger Exactly(decimal amount)
    {
        var bits = decimal.GetBits(amount);
        var mantissa = new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: false, 0));
        var scaled = mantissa * BigInteger.Pow(10, 8 - ((bits[3] >> 16) & 0xFF));
        return amount < 0m ? -scaled : scaled;
    }
}
