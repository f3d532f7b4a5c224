using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace FundsCheck.Tests;

public sealed class MoneyTests
{
    private static readonly Currency Usd = Currency.Usd;
    private static readonly Config TenThousand = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    [Fact]
    public void Text_is_read_back_as_the_same_money() => Check(
        (amount, currency) => Money.Parse(new Money(amount, currency).ToString()) == new Money(amount, currency));

    [Fact]
    public void Equal_values_have_equal_text_whatever_their_scale() => Check((amount, currency) =>
        new Money(amount * 1.000m, currency).ToString() == new Money(amount, currency).ToString()
        && new Money(amount * 1.000m, currency).Amount.Scale == new Money(amount, currency).Amount.Scale);

    [Fact]
    public void An_amount_is_never_rounded() => Check((amount, currency) => new Money(amount, currency).Amount == amount);

    [Fact]
    public void Text_has_the_minor_unit_and_no_further_zeros() => Check((amount, currency) =>
    {
        var digits = new Money(amount, currency).ToString().Split(' ')[0].Split('.').ElementAtOrDefault(1) ?? "";
        return digits.Length >= currency.MinorUnitDigits && (digits.Length == currency.MinorUnitDigits || digits[^1] != '0');
    });

    [Fact]
    public void Sums_and_differences_are_exact() => Prop.ForAll(MoneyArbitraries.Amounts, MoneyArbitraries.Amounts, (left, right) =>
        Scaled((new Money(left, Usd) + new Money(right, Usd)).Amount) == Scaled(left) + Scaled(right)
        && Scaled((new Money(left, Usd) - new Money(right, Usd)).Amount) == Scaled(left) - Scaled(right)
        && -new Money(left, Usd) + new Money(left, Usd) == Money.Zero(Usd)).Check(TenThousand);

    [Fact]
    public void Order_is_that_of_the_amounts() => Prop.ForAll(MoneyArbitraries.Amounts, MoneyArbitraries.Amounts, (left, right) =>
    {
        var (a, b) = (new Money(left, Usd), new Money(right, Usd));
        return (a < b) == (left < right) && (a <= b) == (left <= right) && (a > b) == (left > right) && (a >= b) == (left >= right)
            && a.CompareTo(b) == left.CompareTo(right) && (a == b) == (left == right);
    }).Check(TenThousand);

    [Fact]
    public void Equal_amounts_are_neither_smaller_nor_larger()
    {
        var (left, right) = (Money.Parse("75.00 USD"), new Money(75m, Usd));

        new[] { left < right, left > right, left <= right, left >= right }.Should().Equal(false, false, true, true);
        left.CompareTo(right).Should().Be(0);
    }

    [Fact]
    public void Json_is_the_text_and_reads_back() => Check((amount, currency) =>
        JsonSerializer.Serialize(new Money(amount, currency)) == $"\"{new Money(amount, currency)}\""
        && JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(new Money(amount, currency))) == new Money(amount, currency));

    [Theory]
    [InlineData("0", "0.00 USD")]
    [InlineData("-0.0", "0.00 USD")]
    [InlineData("75", "75.00 USD")]
    [InlineData("75.5", "75.50 USD")]
    [InlineData("99.9999", "99.9999 USD")]
    [InlineData("23631.9805000", "23631.9805 USD")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335.00 USD")]
    [InlineData("7922816251426433759354395033.5", "7922816251426433759354395033.50 USD")]
    public void Money_has_one_canonical_text(string amount, string text) =>
        new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), Usd).ToString().Should().Be(text);

    [Theory]
    [InlineData("75")]
    [InlineData("75 USD")]
    [InlineData("75.0 USD")]
    [InlineData("75.000 USD")]
    [InlineData("075.00 USD")]
    [InlineData("+75.00 USD")]
    [InlineData("75,00 USD")]
    [InlineData("1,075.00 USD")]
    [InlineData("75.00USD")]
    [InlineData("75.00  USD")]
    [InlineData(" 75.00 USD")]
    [InlineData("75.00 USD ")]
    [InlineData("75.00 usd")]
    [InlineData("75.00 USDT")]
    [InlineData("75.00 BTC")]
    [InlineData("USD 75.00")]
    [InlineData("$75.00")]
    [InlineData("7.5E1 USD")]
    [InlineData("-0.00 USD")]
    [InlineData("٧٥.٠٠ USD")]
    [InlineData("")]
    public void Another_form_is_refused_with_the_canonical_one(string text)
    {
        var parse = () => Money.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage("*write*");
        Money.TryParse(text, out var money).Should().BeFalse();
        money.IsDefault.Should().BeTrue();
    }

    [Fact]
    public void Two_currencies_never_mix_not_even_at_zero()
    {
        var (dollars, euros) = (Money.Zero(Usd), Money.Zero(Currency.Get("EUR")));

        FluentActions.Invoking(() => dollars + euros).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => dollars - euros).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => dollars < euros).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => dollars <= euros).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => dollars > euros).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => dollars >= euros).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => dollars.CompareTo(euros)).Should().Throw<InvalidOperationException>();
        (dollars == euros).Should().BeFalse();
    }

    [Fact]
    public void A_default_throws_wherever_it_is_used()
    {
        var ten = new Money(10m, Usd);

        FluentActions.Invoking(() => default(Money).Amount).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => default(Money).Currency).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => default(Money).ToString()).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => default(Money) + ten).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => ten + default(Money)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => ten - default(Money)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => -default(Money)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => ten > default(Money)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => default(Money).IsWholeMinorUnits).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => new Money(1m, default)).Should().Throw<InvalidOperationException>();
        default(Money).IsDefault.Should().BeTrue();
        ten.IsDefault.Should().BeFalse();
    }

    [Fact]
    public void A_sum_that_cannot_be_exact_throws()
    {
        var largest = new Money(decimal.MaxValue, Usd);

        FluentActions.Invoking(() => largest + new Money(0.01m, Usd)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => largest + largest).Should().Throw<OverflowException>();
        (largest + Money.Zero(Usd)).Should().Be(largest);
    }

    [Theory]
    [InlineData("10.00", "USD", true)]
    [InlineData("10.001", "USD", false)]
    [InlineData("10", "JPY", true)]
    [InlineData("10.5", "JPY", false)]
    [InlineData("10.125", "BHD", true)]
    public void Whole_minor_units_are_recognized(string amount, string currency, bool whole) =>
        new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Get(currency)).IsWholeMinorUnits.Should().Be(whole);

    [Fact]
    public void A_JSON_number_is_no_money() =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Money>("75.00")).Should().Throw<JsonException>()
            .WithMessage("*\"75.00 USD\"*");

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            new Money(-1234567.5m, Usd).ToString().Should().Be("-1234567.50 USD");
            Money.Parse("-1234567.50 USD").Amount.Should().Be(-1234567.5m);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Check(Func<decimal, Currency, bool> property) =>
        Prop.ForAll(MoneyArbitraries.Amounts, MoneyArbitraries.Currencies, property).Check(TenThousand);

    // Exact beside decimal: all amounts as whole numbers of 10^-20.
    private static BigInteger Scaled(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? "" : text[(point + 1)..];
        return BigInteger.Parse(
            new StringBuilder(point < 0 ? text : text[..point]).Append(fraction).Append('0', 20 - fraction.Length).ToString(),
            CultureInfo.InvariantCulture);
    }
}
