using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Bodies;

public sealed class BankTimeTests
{
    [Theory]
    [InlineData("not a date")]
    [InlineData(" ")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1899-12-31T23:59:59Z")]
    [InlineData("2026-11-20")]
    [InlineData("2026-11-20T10:00:00")]
    [InlineData("2026-11-20 10:00:00Z")]
    [InlineData("2026-11-20T10:00Z")]
    [InlineData("2026-02-30T10:00:00Z")]
    [InlineData("2026-11-20T25:00:00Z")]
    [InlineData("2026-11-20T10:00:00+99:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("2026-11-20T10:00:00Z\\n")]
    [InlineData("\\u0662026-11-20T10:00:00Z")]
    public async Task An_unreadable_bank_time_is_kept_as_text(string time)
    {
        var balance = (await Host.ReadAsync(WithTime(time))).ShouldBeRead();

        balance.AsOf.Should().BeNull();
        balance.AsOfUnreadable.Should().Be(PrintableText.Show(JsonNode.Parse($"\"{time}\"")!.GetValue<string>()));
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00Z", "2026-11-20T10:00:00.0000000+00:00")]
    [InlineData("2026-11-20t10:00:00z", "2026-11-20T10:00:00.0000000+00:00")]
    [InlineData("2026-11-20T10:00:00-00:00", "2026-11-20T10:00:00.0000000+00:00")]
    [InlineData("2026-11-20T10:00:00.5+05:45", "2026-11-20T04:15:00.5000000+00:00")]
    [InlineData("2026-11-20T10:00:00.123456789Z", "2026-11-20T10:00:00.1234567+00:00")]
    [InlineData("2024-02-29T23:59:59.9999999-12:00", "2024-03-01T11:59:59.9999999+00:00")]
    public async Task A_bank_time_is_read_exactly_and_kept_in_utc(string time, string utc)
    {
        var balance = (await Host.ReadAsync(WithTime(time))).ShouldBeRead();

        balance.AsOf!.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture).Should().Be(utc);
        balance.AsOfUnreadable.Should().BeNull();
    }

    [Fact]
    public async Task An_empty_bank_time_counts_as_not_given()
    {
        var balance = (await Host.ReadAsync(WithTime(""))).ShouldBeRead();

        balance.AsOf.Should().BeNull();
        balance.AsOfUnreadable.Should().BeNull();
    }

    [Fact]
    public async Task An_unreadable_time_is_kept_in_its_printable_form()
    {
        var balance = (await Host.ReadAsync(WithTime("\\u001b[31mnow"))).ShouldBeRead();

        balance.AsOfUnreadable.Should().Be("\\u001B[31mnow");
    }

    [Fact]
    public async Task A_long_unreadable_time_is_cut_but_not_through_a_character()
    {
        var balance = (await Host.ReadAsync(WithTime(new string('x', 63) + "\U0001F600" + new string('y', 1000)))).ShouldBeRead();

        balance.AsOfUnreadable.Should().Be(new string('x', 63));
    }

    private static string WithTime(string time) =>
        Json.Body(Json.Account(Json.Balances.Replace("}", $",\"last_updated_datetime\":\"{time}\"}}", StringComparison.Ordinal)));
}
