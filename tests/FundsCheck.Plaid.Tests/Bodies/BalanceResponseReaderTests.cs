using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Bodies;

public sealed class BalanceResponseReaderTests
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
    public async Task Another_account_twice_is_no_balance()
    {
        var reading = await Host.ReadAsync(Json.Body([Json.Account(), Json.OtherAccount, Json.OtherAccount]));

        reading.ShouldBeUnread(Invalid);
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
