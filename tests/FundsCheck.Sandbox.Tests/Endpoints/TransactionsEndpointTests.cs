using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class TransactionsEndpointTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    [Theory]
    [InlineData(null, 100, 3)]
    [InlineData(500, 250, 1)]
    [InlineData(70, 70, 4)]
    public async Task Pages_have_every_transaction_once(int? count, int first, int pages)
    {
        var ids = new List<string>();
        var (cursor, hasMore, read) = ("", true, 0);
        for (; hasMore; read++)
        {
            var page = await PageAsync("transactions-many", cursor, count);
            var added = page.GetProperty("added").EnumerateArray().ToList();
            if (read == 0)
            {
                added.Should().HaveCount(first);
            }

            ids.AddRange(added.Select(transaction => transaction.GetProperty("transaction_id").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString()!;
            hasMore = page.GetProperty("has_more").GetBoolean();
        }

        read.Should().Be(pages);
        ids.Should().HaveCount(250).And.OnlyHaveUniqueItems();
        (await PageAsync("transactions-many", cursor)).GetProperty("added").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("checking", "HISTORICAL_UPDATE_COMPLETE", 3)]
    [InlineData("transactions-none", "HISTORICAL_UPDATE_COMPLETE", 0)]
    [InlineData("transactions-not-ready", "NOT_READY", 0)]
    public async Task The_status_states_whether_transactions_are_there(string name, string status, int count)
    {
        var page = await PageAsync(name);

        page.GetProperty("transactions_update_status").GetString().Should().Be(status);
        page.GetProperty("added").GetArrayLength().Should().Be(count);
        (page.GetProperty("next_cursor").GetString() == "").Should().Be(status == "NOT_READY");
    }

    [Fact]
    public async Task A_transaction_states_its_amount_and_whether_it_is_pending()
    {
        var added = (await PageAsync("checking")).GetProperty("added");

        added.EnumerateArray().Select(transaction => transaction.GetProperty("amount").GetRawText())
            .Should().Equal("4.50", "72.10", "-2000.00");
        added.EnumerateArray().Select(transaction => transaction.GetProperty("pending").GetBoolean()).Should().Equal(true, false, false);
    }

    [Theory]
    [InlineData("\"cursor\":\"nobody's\"", "cursor")]
    [InlineData("\"count\":0", "count")]
    [InlineData("\"count\":501", "count")]
    [InlineData("\"count\":1.5", "count")]
    [InlineData("\"options\":{\"days_requested\":731}", "options.days_requested")]
    [InlineData("\"options\":{\"personal_finance_category_version\":\"v3\"}", "options.personal_finance_category_version")]
    public async Task An_invalid_field_is_named(string field, string name)
    {
        var reply = await one.Client.PostAsync(
            SandboxEndpoint.TransactionsSync, $"{{\"access_token\":\"access-sandbox-checking\",{field}}}");

        reply.ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");
        reply.Json.GetProperty("error_message").GetString().Should().Contain($"`{name}`");
    }

    [Fact]
    public async Task One_account_has_its_own_transactions()
    {
        var ids = SandboxToken.Get("example").AccountIds;

        (await AddedOfAsync(ids[0])).Should().Be(3);
        (await AddedOfAsync(ids[1])).Should().Be(0);
    }

    private async Task<int> AddedOfAsync(string account)
    {
        var reply = await one.Client.PostAsync(
            SandboxEndpoint.TransactionsSync, new { access_token = "access-sandbox-example", options = new { account_id = account } });
        reply.AccountIds.Should().Equal(account);
        return reply.Json.GetProperty("added").GetArrayLength();
    }

    private async Task<JsonElement> PageAsync(string name, string cursor = "", int? count = null)
    {
        var reply = await one.Client.PostAsync(
            SandboxEndpoint.TransactionsSync, new { access_token = SandboxToken.Get(name).AccessToken, cursor, count });
        reply.Status.Should().Be(200);
        return reply.Json;
    }
}
