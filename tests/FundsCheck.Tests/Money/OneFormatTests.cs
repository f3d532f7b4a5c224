using System.Globalization;
using System.Text;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests;

/// <summary>Money and currencies as .NET's interfaces read and format them: one form, whatever the culture.</summary>
public sealed class OneFormatTests
{
    public static TheoryData<string> Cultures => ["", "de-DE", "tr-TR", "ar-SA"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Is_the_same_under_every_culture(string culture)
    {
        var provider = CultureInfo.GetCultureInfo(culture);
        var money = Parse<Money>("1234.50 USD", provider);

        money.Should().Be(new Money(1234.5m, Currency.Usd));
        string.Create(provider, $"{money} {money:G} {money.Currency}").Should().Be("1234.50 USD 1234.50 USD USD");
        string.Format(provider, "{0,12}", money).Should().Be(" 1234.50 USD");
        Parse<Currency>("USD", provider).Should().Be(Currency.Usd);
    }

    [Theory]
    [InlineData("1.234,50 USD")]
    [InlineData("1,234.50 USD")]
    [InlineData("1234.5 USD")]
    [InlineData("usd")]
    [InlineData("")]
    [InlineData(null)]
    public void Rejects_other_texts(string? text)
    {
        TryParse<Money>(text).Should().BeFalse();
        TryParse<Currency>(text).Should().BeFalse();
        Money.TryParse(text, out var money, out var problem).Should().BeFalse();
        money.IsDefault.Should().BeTrue();
        problem.Should().MatchRegex("write .*`.* USD`");
    }

    [Fact]
    public void Needs_room_for_the_whole_text()
    {
        ISpanFormattable money = new Money(75m, Currency.Usd);

        money.TryFormat(new char[8], out var written, default, provider: null).Should().BeFalse();
        written.Should().Be(0);
        money.TryFormat(new char[9], out written, "G", provider: null).Should().BeTrue();
        written.Should().Be(9);
    }

    [Fact]
    public void Is_the_same_in_utf_8()
    {
        var random = new Random(1);
        foreach (var currency in Currency.All)
        {
            var money = new Money(random.NextAnyDecimal(), currency);
            var utf8 = new byte[64];

            Format(money, utf8, out var written).Should().BeTrue();
            Encoding.UTF8.GetString(utf8, 0, written).Should().Be(money.ToString());
            ParseUtf8<Money>(utf8.AsSpan(0, written)).Should().Be(money);
            Format(money, utf8.AsSpan(0, written - 1), out written).Should().BeFalse();
            written.Should().Be(0);
        }
    }

    [Theory]
    [InlineData("75.0 USD")]
    [InlineData("75.000 USD")]
    [InlineData("7.5e1 USD")]
    [InlineData("-0.00 USD")]
    [InlineData("075.00 USD")]
    [InlineData("75.00  USD")]
    [InlineData("75.00 US\u00C4")]
    [InlineData("75.00 USDX")]
    [InlineData("75.00 XAU")]
    public void Rejects_another_form_in_utf_8_as_in_text(string text)
    {
        Money.TryParse(text, out _).Should().BeFalse();
        TryParseUtf8<Money>(Encoding.UTF8.GetBytes(text)).Should().BeFalse();
    }

    [Fact]
    public void Has_no_other_format()
    {
        var format = () => string.Create(CultureInfo.InvariantCulture, $"{new Money(75m, Currency.Usd):N2}");

        format.Should().Throw<FormatException>().WithMessage("`N2` is not a valid format*");
    }

    [Fact]
    public void Lists_every_currency_with_a_minor_unit_once() =>
        Currency.All.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(150)
            .And.OnlyContain(currency => currency.HasMinorUnit && Currency.Get(currency.Code) == currency)
            .And.BeInAscendingOrder(currency => currency.Code, StringComparer.Ordinal);

    private static T Parse<T>(string text, IFormatProvider provider)
        where T : IParsable<T> => T.Parse(text, provider);

    private static bool Format<T>(T value, Span<byte> utf8, out int written)
        where T : IUtf8SpanFormattable => value.TryFormat(utf8, out written, default, provider: null);

    private static T ParseUtf8<T>(ReadOnlySpan<byte> utf8)
        where T : IUtf8SpanParsable<T> => T.Parse(utf8, provider: null);

    private static bool TryParseUtf8<T>(ReadOnlySpan<byte> utf8)
        where T : IUtf8SpanParsable<T> => T.TryParse(utf8, provider: null, out _);

    private static bool TryParse<T>(string? text)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out _);
}
