using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FundsCheck.Tests;

public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("100", "100")]
    [InlineData("100.00", "100")]
    [InlineData("1E2", "100")]
    [InlineData("1e+2", "100")]
    [InlineData("1.1E2", "110")]
    [InlineData("1000000e-6", "1")]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0e999999999999", "0")]
    [InlineData("0.000", "0")]
    [InlineData("-0.01", "-0.01")]
    [InlineData("23631.9805", "23631.9805")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.00000000000000000000000000000000000000010e+40", "1")]
    public void Every_form_of_a_number_has_the_same_value(string json, string value)
    {
        ExactDecimal.TryParse(Encoding.UTF8.GetBytes(json), out var read).Should().BeTrue();

        read.ToString(CultureInfo.InvariantCulture).Should().Be(value);
    }

    [Theory]
    [InlineData("1e-29")]
    [InlineData("1e-30")]
    [InlineData("8e28")]
    [InlineData("1e400")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("1e99999999999999999999")]
    public void A_number_that_decimal_cannot_hold_is_refused(string json) =>
        ExactDecimal.TryParse(Encoding.UTF8.GetBytes(json), out _).Should().BeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1 ")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("1,0")]
    [InlineData("1.0.0")]
    public void A_text_that_is_no_number_is_refused(string json) =>
        ExactDecimal.TryParse(Encoding.UTF8.GetBytes(json), out _).Should().BeFalse();

    [Fact]
    public void A_number_beyond_the_limit_is_refused()
    {
        ExactDecimal.TryParse(
            Encoding.UTF8.GetBytes(new string('0', 0) + "1." + new string('0', ExactDecimal.CharactersMax - 2)), out var longest)
                .Should().BeTrue();
        longest.Should().Be(1m);

        ExactDecimal.TryParse(Encoding.UTF8.GetBytes("1." + new string('0', ExactDecimal.CharactersMax - 1)), out _).Should().BeFalse();
    }

    [Fact]
    public void Every_decimal_reads_back() => Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), value =>
        ExactDecimal.TryParse(Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)), out var read) && read == value)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
}
