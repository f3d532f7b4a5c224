using FundsCheck.Cli.Events;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Tests.Events;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("https://payments.example.com/debit-events", "https://payments.example.com/debit-events")]
    [InlineData("https://payments.example.com:8443/a?key=hidden#b", "https://payments.example.com:8443/a")]
    [InlineData("http://localhost:5000/debit-events", "http://localhost:5000/debit-events")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://127.8.9.1/", "http://127.8.9.1/")]
    [InlineData("http://[::1]:5000/", "http://[::1]:5000/")]
    [InlineData("http://loopback/", "http://localhost/")]
    public void A_token_goes_to_https_and_to_this_machine(string text, string name)
    {
        var address = ServiceAddress.Parse(text, _ => EventService.Token);

        address.Name.Should().Be(name);
        address.Token!.Reveal().Should().Be(EventService.Token);
    }

    [Theory]
    [InlineData("http://payments.example.com/debit-events")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost.example.com/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::2]/")]
    public void A_token_does_not_go_to_another_machine_in_clear_text(string text)
    {
        var parse = () => ServiceAddress.Parse(text, _ => EventService.Token);

        parse.Should().Throw<WrongInputException>().WithMessage("*FUNDSCHECK_TOKEN would be sent unencrypted; give an https address")
            .Which.Message.Should().NotContain(EventService.Token);
        ServiceAddress.Parse(text, _ => null).Token.Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("payments.example.com/debit-events")]
    [InlineData("/debit-events")]
    [InlineData("file:///debit-events")]
    [InlineData("ftp://payments.example.com/")]
    [InlineData("https://")]
    [InlineData("https://user:hidden@payments.example.com/")]
    [InlineData("https://hidden@payments.example.com/")]
    public void Any_other_address_is_rejected_and_not_repeated(string text)
    {
        var parse = () => ServiceAddress.Parse(text, _ => null);

        parse.Should().Throw<WrongInputException>().WithMessage("--url is an absolute http or https address without a user name*")
            .Which.Message.Should().NotContain("hidden");
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a\nb")]
    [InlineData("hidden-ä")]
    public void A_text_that_is_no_token_is_rejected_and_not_repeated(string token)
    {
        var parse = () => ServiceAddress.Parse("https://payments.example.com/", _ => token);

        parse.Should().Throw<WrongInputException>().WithMessage("FUNDSCHECK_TOKEN has*").Which.Message.Should().NotContain(token);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_variable_is_no_token(string? text)
    {
        ServiceAddress.Parse("https://payments.example.com/", _ => text).Token.Should().BeNull();
    }

    [Fact]
    public void A_long_token_is_one_and_a_longer_one_is_not()
    {
        string[] tokens = [new('a', 8_192), new('a', 8_193)];

        ServiceAddress.Parse("https://payments.example.com/", _ => tokens[0]).Token.Should().NotBeNull();
        FluentActions.Invoking(() => ServiceAddress.Parse("https://payments.example.com/", _ => tokens[1]))
            .Should().Throw<WrongInputException>();
    }
}
