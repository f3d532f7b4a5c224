using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Bodies;

public sealed class StrictJsonTests
{
    private const string Invalid = "BALANCE_RESPONSE_INVALID";

    [Fact]
    public async Task A_duplicate_member_in_any_object_that_is_read_is_no_balance()
    {
        var body = Json.Body([Json.Account(), Json.OtherAccount]);
        var root = JsonNode.Parse(body)!;
        JsonNode[] objects = [root, root["item"]!, root["accounts"]![0]!, root["accounts"]![1]!, root["accounts"]![0]!["balances"]!];
        var tried = 0;

        foreach (var (node, name) in objects.SelectMany(node => node.AsObject().Select(member => (node, member.Key)).ToArray()))
        {
            // The second one stands last, and escaped, so that no reader of plain bytes sees it.
            var twice = $"{node.ToJsonString()[..^1]},\"\\u{(int)name[0]:x4}{name[1..]}\":{node[name]?.ToJsonString() ?? "null"}}}";
            var changed = root.ToJsonString().Replace(node.ToJsonString(), twice, StringComparison.Ordinal);
            (await Host.ReadAsync(changed)).ShouldBeUnread(Invalid, $"`{name}` stands twice");
            tried++;
        }

        tried.Should().Be(3 + 4 + 7 + 6 + 5);
    }

    [Fact]
    public async Task A_truncated_body_is_no_balance()
    {
        var body = Encoding.UTF8.GetBytes(Json.Body([Json.OtherAccount, Json.Account()]));
        using var host = new Host([.. Enumerable.Range(0, body.Length).Select(length => Steps.Answer(200, body[..length]))]);

        for (var length = 0; length < body.Length; length++)
        {
            (await host.ReadAsync()).ShouldBeUnread(Invalid, $"only {length} bytes came");
        }

        host.Handler.Requests.Should().HaveCount(body.Length, "none is retried");
    }

    [Fact]
    public async Task A_body_with_any_changed_byte_is_a_reading_and_never_an_exception()
    {
        var body = Encoding.UTF8.GetBytes(Json.Plain);
        var changed = (from at in Enumerable.Range(
            0, body.Length)
                       from to in "\0\"{[,:0-e\\\u00ff"u8.ToArray().Take(11)
                       select Changed(body, at, to)).ToArray();
        using var host = new Host([.. changed.Select(bytes => Steps.Answer(200, bytes))]);

        for (var at = 0; at < changed.Length; at++)
        {
            var reading = await host.ReadAsync();
            _ = reading is FundsCheck.BalanceReading.Succeeded or FundsCheck.BalanceReading.Failed
            {
                Failure.Code: Invalid
                or "BALANCE_AMOUNT_INEXACT" or "ACCOUNT_NOT_RETURNED"
            }
                ? true
                : throw new InvalidOperationException($"{reading} for {Encoding.Latin1.GetString(changed[at])}");
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("x")]
    [InlineData(",")]
    [InlineData("}")]
    [InlineData("\0")]
    [InlineData("// a comment")]
    public async Task A_body_with_more_after_its_end_is_no_balance(string more)
    {
        var reading = await Host.ReadAsync(Json.Plain + more);

        reading.ShouldBeUnread(Invalid);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_balance()
    {
        var reading = await Host.ReadAsync(Steps.Answer(200, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Json.Plain)]));

        reading.ShouldBeUnread(Invalid);
    }

    [Theory]
    [InlineData("\"depository\"", "\"depo\u00ff\"")]
    [InlineData("\"Checking\"", "\"\u00ff\"")]
    [InlineData("\"mask\"", "\"\u00c3\u0028\"")]
    public async Task Bytes_that_are_not_UTF8_are_no_balance_even_where_they_are_skipped(string replaced, string latin1)
    {
        var body = Encoding.Latin1.GetBytes(Json.Plain.Replace(replaced, latin1, StringComparison.Ordinal));

        var reading = await Host.ReadAsync(Steps.Answer(200, body));

        reading.ShouldBeUnread(Invalid);
    }

    [Theory]
    [InlineData("\"depository\"", "\"\\ud800\"")]
    [InlineData("\"mask\"", "\"\\udc00\"")]
    [InlineData("\"ins_3\"", "\"\\ud83d\\ud83d\"")]
    public async Task A_lone_surrogate_is_no_balance(string replaced, string half)
    {
        var reading = await Host.ReadAsync(Json.Plain.Replace(replaced, half, StringComparison.Ordinal));

        reading.ShouldBeUnread(Invalid);
    }

    [Theory]
    [InlineData("\"depository\"", "\"depository\\u001b[2J\"")]
    [InlineData("\"checking\"", "\"checking\\u0000\"")]
    [InlineData("\"ins_3\"", "\"ins_3\\u202e\"")]
    [InlineData("\"USD\"", "\"USD\\u2028\"")]
    public async Task A_text_with_an_unprintable_character_is_no_balance(string replaced, string unprintable)
    {
        var reading = await Host.ReadAsync(Json.Plain.Replace(replaced, unprintable, StringComparison.Ordinal));

        reading.ShouldBeUnread(Invalid);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public async Task The_depth_has_a_limit(int arrays, bool read)
    {
        // The account stands three deep.
        var nested = new string('[', arrays) + new string(']', arrays);

        var reading = await Host.ReadAsync(Json.Body(Json.Account(more: $",\"deep\":{nested}")));

        (reading is FundsCheck.BalanceReading.Succeeded).Should().Be(read);
        _ = read || reading.ShouldBeUnread(Invalid) is not null;
    }

    private static byte[] Changed(byte[] body, int at, byte to)
    {
        var changed = body.ToArray();
        changed[at] = to;
        return changed;
    }
}
