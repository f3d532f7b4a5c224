using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Bodies;

public sealed class AnswerReaderTests
{
    private const string Invalid = "BALANCE_RESPONSE_INVALID";

    public static TheoryData<string> Required { get; } =
    [
        "accounts", "item", "request_id", "item.error", "accounts.0.account_id", "accounts.0.balances", "accounts.0.type",
        "accounts.0.subtype",
        "accounts.0.balances.available", "accounts.0.balances.current", "accounts.0.balances.iso_currency_code", "accounts.1.account_id",
    ];

    public static TheoryData<string, string> WrongTypes { get; } = Wrong();

    [Theory]
    [MemberData(nameof(Required))]
    public async Task A_missing_member_is_no_balance(string path)
    {
        var root = JsonNode.Parse(Json.Body([Json.Account(), Json.OtherAccount]))!;
        var (parent, name) = Parent(root, path);
        parent.AsObject().Remove(name).Should().BeTrue();

        var reading = await Host.ReadAsync(root.ToJsonString());

        reading.ShouldBeUnread(Invalid);
    }

    [Theory]
    [MemberData(nameof(WrongTypes))]
    public async Task A_wrong_type_is_no_balance(string path, string value)
    {
        var account = Json.Account(
            Json.Balances.Replace("}", ",\"last_updated_datetime\":null}", StringComparison.Ordinal),
            ""","verification_status":"","persistent_account_id":null,"holder_category":null""");
        var root = JsonNode.Parse(Json.Body([account, Json.OtherAccount]))!;
        var (parent, name) = Parent(root, path);
        (parent is JsonArray ? parent[0] is not null : parent.AsObject().ContainsKey(name)).Should().BeTrue("the path is right");
        parent[name] = "\u0001";

        var reading = await Host.ReadAsync(root.ToJsonString().Replace("\"\\u0001\"", value, StringComparison.Ordinal));

        reading.ShouldBeUnread(Invalid);
    }

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
    public async Task Another_account_twice_is_no_balance()
    {
        var reading = await Host.ReadAsync(Json.Body([Json.Account(), Json.OtherAccount, Json.OtherAccount]));

        reading.ShouldBeUnread(Invalid);
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
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("not found")]
    public async Task Another_body_with_status_200_is_no_balance(string body)
    {
        var reading = await Host.ReadAsync(body);

        reading.ShouldBeUnread(Invalid);
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

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public async Task Texts_that_go_into_the_record_have_a_limit(int length, bool read)
    {
        foreach (var replaced in (string[])[
            "\"depository\"", "\"checking\"", "\"ins_3\"", "\"USD\"", "\"STATUS\"", "\"PERSISTENT\"", "\"HOLDER\"",
        ])
        {
            var body = Json.Body(
                Json.Account(more: ""","verification_status":"STATUS","persistent_account_id":"PERSISTENT","holder_category":"HOLDER" """));
            var reading = await Host.ReadAsync(body.Replace(replaced, $"\"{new string('x', length)}\"", StringComparison.Ordinal));

            (reading is FundsCheck.BalanceReading.Succeeded).Should().Be(read, replaced);
        }
    }

    [Fact]
    public async Task Texts_that_are_skipped_have_no_limit_but_the_bodys()
    {
        var reading = await Host.ReadAsync(Json.Plain.Replace("\"Checking\"", $"\"{new string('x', 100_000)}\"", StringComparison.Ordinal));

        reading.ShouldBeRead();
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("Application/JSON;charset=\"UTF-8\"", true)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("text/html", false)]
    [InlineData("text/json", false)]
    [InlineData("garbage", false)]
    [InlineData(null, false)]
    public async Task A_body_of_another_content_type_is_no_balance_even_where_it_is_JSON(string? contentType, bool read)
    {
        var reading = await Host.ReadAsync(Steps.Answer(200, Json.Plain, contentType));

        (reading is FundsCheck.BalanceReading.Succeeded).Should().Be(read);
        _ = read || reading.ShouldBeUnread(Invalid) is not null;
    }

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

    private static byte[] Changed(byte[] body, int at, byte to)
    {
        var changed = body.ToArray();
        changed[at] = to;
        return changed;
    }

    private static (JsonNode Parent, string Name) Parent(JsonNode root, string path)
    {
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray list ? list[step[0] - '0']! : node[step]!);
        return (parent, steps[^1]);
    }

    private static TheoryData<string, string> Wrong()
    {
        var data = new TheoryData<string, string>();
        foreach (var amount in (string[])["available", "current", "limit"])
        {
            Add(
                $"accounts.0.balances.{amount}", "\"100\"", "NaN", "\"NaN\"", "Infinity", "true", "[]", "{}", "01", "+1", "1.", ".5",
                "0x10", "1_000", "\"\"");
        }

        Add("accounts.0.balances.iso_currency_code", "1", "true", "[]", "{}");
        Add("accounts.0.balances.unofficial_currency_code", "1", "false", "[]", "{}");
        Add("accounts.0.balances.last_updated_datetime", "1764000000", "{}", "[]", "false");
        Add("accounts.0.balances", "null", "[]", "1", "\"\"");
        Add("accounts.0.account_id", "null", "1", "{}");
        Add("accounts.1.account_id", "null", "1", "[]");
        Add("accounts.0.type", "null", "1", "{}");
        Add("accounts.0.subtype", "529", "{}", "true");
        Add("accounts.0.verification_status", "1", "{}");
        Add("accounts.0.persistent_account_id", "1", "[]");
        Add("accounts.0.holder_category", "1", "{}");
        Add("accounts", "null", "{}", "\"\"", "[null]", "[[]]", "[1]");
        Add("item", "null", "[]", "\"item\"", "1");
        Add(
            "item.error", "\"ITEM_LOGIN_REQUIRED\"", "true", "[]", "{}", """{"error_type":"ITEM_ERROR"}""", """{"error_code":null}""",
            """{"error_code":1}""");
        Add("item.institution_id", "1", "[]");
        Add("request_id", "null", "1", "{}");
        return data;

        void Add(string path, params string[] values)
        {
            foreach (var value in values)
            {
                data.Add(path, value);
            }
        }
    }
}
