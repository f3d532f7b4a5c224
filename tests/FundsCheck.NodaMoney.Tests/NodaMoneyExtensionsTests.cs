namespace FundsCheck.NodaMoney.Tests;

public sealed class NodaMoneyExtensionsTests
{
    [Theory]
    [InlineData("75.00 USD")]
    [InlineData("-0.01 USD")]
    [InlineData("0.00 EUR")]
    [InlineData("7 JPY")]
    [InlineData("1.234 BHD")]
    [InlineData("79228162514264337593543950335 JPY")]
    public void An_amount_is_the_same_in_both_directions(string text)
    {
        var money = Money.Parse(text);

        var converted = money.ToNodaMoney();

        converted.Amount.Should().Be(money.Amount);
        converted.Currency.Code.Should().Be(money.Currency.Code);
        converted.ToFundsMoney().Should().Be(money);
    }

    [Theory]
    [InlineData("75.005 USD", "75.00 USD")]
    [InlineData("75.015 USD", "75.02 USD")]
    [InlineData("0.5 JPY", "0 JPY")]
    [InlineData("1.2345 BHD", "1.234 BHD")]
    public void An_amount_that_NodaMoney_rounds_throws_and_names_both_amounts(string text, string rounded)
    {
        var convert = () => Money.Parse(text).ToNodaMoney();

        convert.Should().Throw<ArgumentException>().WithMessage($"`{text}` is `{rounded}` in NodaMoney*");
    }

    [Fact]
    public void A_default_of_this_library_throws()
    {
        var convert = () => default(Money).ToNodaMoney();

        convert.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_default_of_NodaMoney_throws()
    {
        var convert = () => default(global::NodaMoney.Money).ToFundsMoney();

        convert.Should().Throw<ArgumentException>().WithMessage("`0 XXX` has no current currency*");
    }

    [Theory]
    [InlineData("DEM")]
    [InlineData("BTC")]
    [InlineData("XXX")]
    public void A_code_that_is_no_current_currency_throws_and_names_amount_and_code(string code)
    {
        var convert = () => new global::NodaMoney.Money(1.25m, code).ToFundsMoney();

        convert.Should().Throw<ArgumentException>().WithMessage($"`1.25 {code}` has no current currency*");
    }

    [Fact]
    public void A_currency_that_NodaMoney_does_not_have_throws()
    {
        var convert = () => Money.Parse("1.00 CHF").ToNodaMoney();

        convert.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_debit_has_the_amount_and_takes_optional_members()
    {
        var account = new AccountRef("account");

        var debit = new global::NodaMoney.Money(75.00m, "USD").ToProposedDebit("d-1", account, "WEB") with { SameDay = true };

        debit.Should().Be(new ProposedDebit
        {
            Id = "d-1",
            Account = account,
            Amount = Money.Parse("75.00 USD"),
            EntryClass = "WEB",
            SameDay = true,
        });
    }

    [Fact]
    public void A_debit_of_a_default_is_not_created()
    {
        var create = () => default(global::NodaMoney.Money).ToProposedDebit("d-1", new AccountRef("account"), "WEB");

        create.Should().Throw<ArgumentException>();
    }
}
