using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Serving;

public sealed class AccountFilterTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    private static readonly IReadOnlyList<string> Ids = SandboxToken.Get("example").AccountIds;

    [Fact]
    public async Task A_single_account_has_the_bytes_of_the_whole_response()
    {
        foreach (var (id, index) in Ids.Select((id, index) => (id, index)))
        {
            var whole = await one.Client.RequestNamedAsync("example");
            var narrowed = await one.Client.RequestNamedAsync("example", id);

            narrowed.AccountIds.Should().Equal(id);
            narrowed.Account().GetRawText().Should().Be(whole.Account(index).GetRawText());
            narrowed.ContentHeaders.ContentLength.Should().Be(narrowed.Body.Length);
        }
    }

    [Fact]
    public async Task Several_accounts_are_returned_once_each_in_the_order_of_the_Item() =>
        (await one.Client.RequestNamedAsync("example", Ids[3], Ids[1], Ids[3])).AccountIds.Should().Equal(Ids[1], Ids[3]);

    [Fact]
    public async Task An_empty_list_requests_all_accounts() =>
        (await one.Client.PostAsync("""{"access_token":"access-sandbox-example","options":{"account_ids":[]}}""")).AccountIds
            .Should().Equal(Ids);

    [Fact]
    public async Task Null_requests_all_accounts() =>
        (await one.Client.PostAsync("""{"access_token":"access-sandbox-example","options":{"account_ids":null}}""")).AccountIds
            .Should().Equal(Ids);

    [Fact]
    public async Task The_last_of_many_is_found()
    {
        var reply = await one.Client.RequestNamedAsync("many", "checking-40-many");

        reply.Balances().GetProperty("available").GetRawText().Should().Be("40.00");
        reply.AccountIds.Should().ContainSingle();
    }

    [Theory]
    [InlineData("checking-of-nobody")]
    [InlineData("checking-available-null")]
    [InlineData("WP5RJY31NMFYEJNDVOQXHBWLLRAEGYCRWWWDY")]
    [InlineData("")]
    public async Task An_id_of_another_Item_is_refused(string id) =>
        (await one.Client.RequestNamedAsync("example", Ids[0], id)).ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCOUNT_ID");

    [Fact]
    public async Task The_id_of_a_closed_account_is_refused() =>
        (await one.Client.RequestNamedAsync("no-accounts", "checking-no-accounts"))
            .ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCOUNT_ID");
}
