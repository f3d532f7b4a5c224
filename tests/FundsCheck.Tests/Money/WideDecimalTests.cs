using System.Globalization;
using System.Numerics;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests;

/// <summary>Against whole numbers of 10^-28 of any size.</summary>
public sealed class WideDecimalTests
{
    private const int Draws = 20_000;

    private static readonly BigInteger One = BigInteger.Pow(10, 28);

    [Fact]
    public void Holds_every_decimal()
    {
        foreach (var (value, _) in Pairs(1))
        {
            Exactly(WideDecimal.From(value)).Should().Be(Exactly(value));
        }
    }

    [Fact]
    public void Adds_subtracts_and_multiplies_without_rounding()
    {
        foreach (var (left, right) in Pairs(2))
        {
            var factor = (int)(Exactly(left) % 1_000_000);
            var (a, b) = (WideDecimal.From(left), WideDecimal.From(right));

            Exactly(a + b).Should().Be(Exactly(left) + Exactly(right));
            Exactly(a - b).Should().Be(Exactly(left) - Exactly(right));
            Exactly(-a).Should().Be(-Exactly(left));
            Exactly(b * factor).Should().Be(Exactly(right) * factor);
        }
    }

    [Fact]
    public void Compares_as_the_numbers_do()
    {
        foreach (var (left, right) in Pairs(3))
        {
            var (a, b) = (WideDecimal.From(left), WideDecimal.From(right));

            (a < b, a <= b, a > b, a >= b, a == b).Should().Be((left < right, left <= right, left > right, left >= right, left == right));
            ((BigInteger)a.Floor).Should().Be((BigInteger)decimal.Floor(left));
            a.IsWhole.Should().Be(decimal.Truncate(left) == left);
        }
    }

    [Fact]
    public void Floors_a_ratio()
    {
        foreach (var (dividend, other) in Pairs(4))
        {
            var divisor = Math.Abs(other) + 0.0000000000000000000000000001m;
            var floor = WideDecimal.FloorOfRatio(WideDecimal.From(dividend), WideDecimal.From(divisor));

            (floor * Exactly(divisor) <= Exactly(dividend)).Should().BeTrue();
            ((floor + 1) * Exactly(divisor) > Exactly(dividend)).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("-0.1", "-0.10")]
    [InlineData("75", "75.00")]
    [InlineData("-74.69999999999999996", "-74.69999999999999996")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335.00")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335.00")]
    public void Writes_plain_digits(string value, string text) =>
        WideDecimal.From(decimal.Parse(value, CultureInfo.InvariantCulture)).ToString(2).Should().Be(text);

    [Fact]
    public void Writes_what_money_writes()
    {
        foreach (var (value, _) in Pairs(5))
        {
            $"{WideDecimal.From(value).ToString(2)} USD".Should().Be(new Money(value, Currency.Usd).ToString());
        }
    }

    [Fact]
    public void Throws_where_a_number_does_not_fit()
    {
        var sum = () => WideDecimal.From(Int128.MaxValue) + WideDecimal.From(1m);
        var product = () => WideDecimal.From(decimal.MaxValue) * Int128.MaxValue;

        sum.Should().Throw<OverflowException>();
        product.Should().Throw<OverflowException>();
    }

    private static IEnumerable<(decimal Left, decimal Right)> Pairs(int seed)
    {
        var random = new Random(seed);
        for (var draw = 0; draw < Draws; draw++)
        {
            var left = random.NextAnyDecimal();
            yield return (left, random.Next(10) == 0 ? left : random.NextAnyDecimal());
        }
    }

    private static BigInteger Exactly(decimal value)
    {
        var bits = decimal.GetBits(value);
        var mantissa = new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: false, 0));
        return (value < 0m ? -mantissa : mantissa) * BigInteger.Pow(10, 28 - value.Scale);
    }

    private static BigInteger Exactly(WideDecimal value)
    {
        var text = value.ToString(28);
        return BigInteger.Parse(text.Replace(".", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
