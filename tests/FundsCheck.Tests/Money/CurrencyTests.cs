namespace FundsCheck.Tests;

public sealed class CurrencyTests
{
    private static readonly string[] Unofficial =
        [
            "ADA", "BAT", "BCH", "BNB", "BTC", "BTG", "BSV", "CNH", "DASH", "DOGE", "ETC", "ETH", "GBX", "LSK", "NEO", "OMG", "QTUM",
            "USDT", "XLM", "XMR", "XRP", "ZEC", "ZRX",
        ];

    [Theory]
    [InlineData("USD", 2)]
    [InlineData("EUR", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("BHD", 3)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("UYW", 4)]
    [InlineData("ZWG", 2)]
    [InlineData("XCG", 2)]
    public void A_currency_has_the_minor_unit_of_ISO_4217(string code, int digits) =>
        Currency.Get(code).MinorUnitDigits.Should().Be(digits);

    [Theory]
    [InlineData("HRK")]
    [InlineData("BGN")]
    [InlineData("ANG")]
    [InlineData("ZWL")]
    [InlineData("SLL")]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("USDT")]
    [InlineData("")]
    [InlineData("ＵＳＤ")]
    public void A_code_that_is_not_current_is_no_currency(string code)
    {
        Currency.TryGet(code, out var currency).Should().BeFalse();

        currency.IsDefault.Should().BeTrue();
        FluentActions.Invoking(() => Currency.Get(code)).Should().Throw<FormatException>().WithMessage("*USD*");
    }

    [Fact]
    public void The_unofficial_codes_of_vendors_are_no_currencies() =>
        Unofficial.Where(code => Currency.TryGet(code, out _)).Should().BeEmpty();

    [Fact]
    public void Every_code_is_three_upper_case_letters_and_unique()
    {
        Iso4217.MinorUnitDigits.Keys.Should().OnlyContain(code => code.Length == 3 && code.All(char.IsAsciiLetterUpper));

        Iso4217.MinorUnitDigits.Count.Should().Be(178);
    }

    [Fact]
    public void Codes_without_a_minor_unit_have_null_digits()
    {
        Currency.Get("XAU").HasMinorUnit.Should().BeFalse();
        Currency.Get("XAU").MinorUnitDigits.Should().Be(0);
        Currency.Get("JPY").HasMinorUnit.Should().BeTrue();
    }

    [Fact]
    public void A_default_throws()
    {
        FluentActions.Invoking(() => default(Currency).Code).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => default(Currency).MinorUnitDigits).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => default(Currency).HasMinorUnit).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => default(Currency).ToString()).Should().Throw<InvalidOperationException>();
    }
}
