using System.Globalization;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Bodies;

public sealed class EquivalentBodyTests
{
    [Theory]
    [InlineData("100")]
    [InlineData("100.00")]
    [InlineData("1E2")]
    [InlineData("1e+2")]
    [InlineData("0.1E3")]
    [InlineData("10000e-2")]
    [InlineData("100.0000000000000000000000000000000000000000")]
    public async Task The_number_is_the_same(string number)
    {
        var plain = await Host.ReadAsync(Numbers("100"));

        var spelled = await Host.ReadAsync(Numbers(number));

        spelled.Should().Be(plain);
        spelled.ShouldBeRead().Available.Should().Be(100m);
        spelled.ShouldBeRead().Available!.Value.ToString(CultureInfo.InvariantCulture)
            .Should().Be(plain.ShouldBeRead().Available!.Value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("23631.9805", "23631.9805")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("-0", "0")]
    public async Task Numbers_are_exact_to_the_last_digit(string number, string exact)
    {
        var reading = await Host.ReadAsync(Numbers(number));

        reading.ShouldBeRead().Current!.Value.ToString(CultureInfo.InvariantCulture).Should().Be(exact);
    }

    [Theory]
    [InlineData("1e-30")]
    [InlineData("1e400")]
    [InlineData("8e28")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.12345678901234567890123456789")]
    public async Task A_number_that_cannot_be_held_exactly_is_never_rounded(string number)
    {
        foreach (var name in (string[])["available", "current", "limit"])
        {
            var balances = $$"""{"available":1,"current":1,"limit":1,"iso_currency_code":"USD","unofficial_currency_code":null}"""
                .Replace($"\"{name}\":1", $"\"{name}\":{number}", StringComparison.Ordinal);

            var reading = await Host.ReadAsync(Json.Body(Json.Account(balances)));

            reading.ShouldBeUnread("BALANCE_AMOUNT_INEXACT").ProviderRequestId.Should().Be(Json.RequestId);
        }
    }

    [Fact]
    public async Task The_order_of_accounts_and_members_does_not_matter()
    {
        var plain = await Host.ReadAsync(Json.Body([Json.Account(), Json.OtherAccount]));
        string[] bodies =
        [
            Json.Body([Json.OtherAccount, Json.Account()]),
            $$"""{"request_id":"{{Json.RequestId}}","item":{{Json.Item}},"accounts":[{{Json.OtherAccount}},{{Json.Account()}}]}""",
            Json.Body($$"""{"subtype":"checking","type":"depository","balances":{{Json.Balances}},"account_id":"{{Json.AccountId}}"}"""),
            Json.Body(
                Json.Account(
                    """{"unofficial_currency_code":null,"iso_currency_code":"USD","limit":null,"current":110,"available":100.5}""")),
        ];

        foreach (var body in bodies)
        {
            (await Host.ReadAsync(body)).Should().Be(plain);
        }
    }

    [Fact]
    public async Task Unknown_members_are_skipped_in_every_object_with_any_value()
    {
        var plain = await Host.ReadAsync(Json.Plain);
        string[] unknown =
        [
            "1", "null", "\"NaN\"", "[[],{}]", """{"available":9,"accounts":[],"x":[{"error":{}}]}""", "1e999", "\"\\ud800\"",
        ];

        foreach (var value in unknown)
        {
            // After every opening brace but those of values that are skipped themselves.
            var body = Json.Plain.Replace("{\"", $$"""{"something_new":{{value}}," """.TrimEnd(), StringComparison.Ordinal);
            body.Should().NotBe(Json.Plain);
            (await Host.ReadAsync(body)).Should().Be(plain);
        }
    }

    [Fact]
    public async Task Escaped_names_and_values_and_white_space_do_not_matter()
    {
        var plain = await Host.ReadAsync(Json.Plain);

        var reading = await Host.ReadAsync(Json.Plain
            .Replace("\"available\"", "\"av\\u0061ilable\"", StringComparison.Ordinal)
            .Replace("\"USD\"", "\"\\u0055SD\"", StringComparison.Ordinal)
            .Replace(",", " ,\r\n\t", StringComparison.Ordinal));

        reading.Should().Be(plain);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_culture_does_not_matter(string culture)
    {
        var body = Json.Body(Json.Account(Json.Balances.Replace(
            "}", ",\"last_updated_datetime\":\"2026-11-20T10:00:00.25Z\"}", StringComparison.Ordinal)));
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var plain = await Host.ReadAsync(body);

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
        using var host = new Host(options => options.MaxBalanceAge = TimeSpan.FromHours(1), Steps.Ok(body));
        var reading = await host.ReadAsync();
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;

        reading.Should().Be(plain);
        host.Handler.Requests[0].Body.Should().Contain("2026-11-20T14:30:45Z");
    }

    private static string Numbers(string number) => Json.Body(Json.Account(
        $$"""{"available":{{number}},"current":{{number}},"limit":{{number}},"iso_currency_code":"USD","unofficial_currency_code":"""
            + """null}"""));
}
