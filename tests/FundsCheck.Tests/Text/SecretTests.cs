namespace FundsCheck.Tests.Text;

public sealed class SecretTests
{
    [Theory]
    [InlineData("token\n")]
    [InlineData("\r\ntoken\r\n")]
    [InlineData(" \t\u00a0token\u2003 ")]
    [InlineData("token")]
    public void White_space_around_a_secret_is_removed(string text)
    {
        var secret = new Secret(text);

        secret.Reveal().Should().Be("token");
        secret.Should().Be(new Secret("token"));
        secret.GetHashCode().Should().Be(new Secret("token").GetHashCode());
    }

    [Theory]
    [InlineData("to ken")]
    [InlineData("to\nken")]
    [InlineData("to\u0000ken")]
    public void White_space_within_a_secret_is_kept(string text)
    {
        new Secret($" {text} ").Reveal().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u00a0")]
    public void Nothing_but_white_space_is_no_secret(string text)
    {
        var act = () => new Secret(text);

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_secret_is_not_written_as_text()
    {
        var secret = new Secret("token");

        $"{secret} {System.Text.Json.JsonSerializer.Serialize(secret)}".Should().Be("(secret) \"(secret)\"");
    }
}
