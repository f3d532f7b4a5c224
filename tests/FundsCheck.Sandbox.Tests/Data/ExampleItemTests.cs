using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Data;

public sealed class ExampleItemTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    [Fact]
    public async Task The_example_has_the_five_accounts_of_Plaid_with_their_figures()
    {
        var reply = await one.Client.RequestNamedAsync("example");

        reply.Status.Should().Be(200);
        reply.Json.GetProperty("accounts").EnumerateArray().Select(Line).Should().Equal(
            "wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy depository/checking 100 110 null USD",
            "l418dp7olxiDAaok8E1pi5Q7n9NGkzfZQbbAp depository/savings 200 210 null USD",
            "5NVq637arPcAbDxWd7GZUd3g5pjXPWFZlNNLz depository/cd null 1000 null USD",
            "kamgkLwoG3iMQPzlvEaZSGnMVR36rLiWnZZRW credit/credit card null 410 2000 USD",
            "Jzbo9AkW8vcleKXgyPJ4cjva1KQw7qid3RRNb depository/money market 43200 43200 null USD");
    }

    [Fact]
    public async Task The_accounts_and_the_Item_are_those_of_the_published_body()
    {
        var file = Repository.Shared("plaid", "examples", "seed001_accounts_balance_get.json");
        Assert.SkipWhen(file is null, "the reference material in ../shared is not here");
        using var published = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        var reply = await one.Client.RequestNamedAsync("example");

        JsonElement.DeepEquals(reply.Json.GetProperty("accounts"), published.RootElement.GetProperty("accounts")).Should().BeTrue();
        foreach (var member in published.RootElement.GetProperty("item").EnumerateObject())
        {
            JsonElement.DeepEquals(reply.Json.GetProperty("item").GetProperty(member.Name), member.Value)
                .Should().BeTrue($"`{member.Name}` is published so");
        }
    }

    [Fact]
    public async Task The_bytes_differ_only_by_the_request_id()
    {
        var first = await one.Client.RequestNamedAsync("example");
        var second = await one.Client.RequestNamedAsync("example");

        var ids = new[] { first, second }.Select(reply => reply.Json.GetProperty("request_id").GetString()!).ToList();
        ids.Should().OnlyHaveUniqueItems();
        System.Text.Encoding.UTF8.GetString(first.Body).Replace(ids[0], ids[1])
            .Should().Be(System.Text.Encoding.UTF8.GetString(second.Body));
    }

    private static string Line(JsonElement account)
    {
        var balances = account.GetProperty("balances");
        return $"{account.GetProperty("account_id").GetString()} "
            + $"{account.GetProperty("type").GetString()}/{account.GetProperty("subtype").GetString()} "
            + $"{balances.GetProperty("available").GetRawText()} {balances.GetProperty("current").GetRawText()} "
            + $"{balances.GetProperty("limit").GetRawText()} "
            + balances.GetProperty("iso_currency_code").GetString();
    }
}
