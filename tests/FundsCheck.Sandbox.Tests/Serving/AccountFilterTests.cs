using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Serving;

public sealed class AccountFilterTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    private static readonly IReadOnlyList<string> Ids = SandboxToken.Named("example").AccountIds;

    [Fact]
    public async Task One_account_comes_alone_and_its_bytes_are_those_of_the_whole_answer()
    {
        foreach (var (id, index) in Ids.Select((id, index) => (id, index)))
        {
            var whole = await one.Client.AskNamedAsync("example");
            var narrowed = await one.Client.AskNamedAsync("example", id);

            narrowed.AccountIds.Should().Equal(id);
            narrowed.Account().GetRawText().Should().Be(whole.Account(index).GetRawText());
            narrowed.ContentHeaders.ContentLength.Should().Be(narrowed.Body.Length);
        }
    }

    [Fact]
    public async Task Several_come_in_the_Items_order_and_once_each() =>
        (await one.Client.AskNamedAsync("example", Ids[3], Ids[1], Ids[3])).AccountIds.Should().Equal(Ids[1], Ids[3]);

    [Fact]
    public async Task An_empty_list_asks_for_all() =>
        (await one.Client.PostAsync("""{"access_token":"access-sandbox-example","options":{"account_ids":[]}}""")).AccountIds
            .Should().Equal(Ids);

    [Fact]
    public async Task Null_asks_for_all() =>
        (await one.Client.PostAsync("""{"access_token":"access-sandbox-example","options":{"account_ids":null}}""")).AccountIds
            .Should().Equal(Ids);

    [Fact]
    public async Task The_last_of_many_is_found()
    {
        var reply = await one.Client.AskNamedAsync("many", "checking-40-many");

        reply.Balances().GetProperty("available").GetRawText().Should().Be("40.00");
        reply.AccountIds.Should().ContainSingle();
    }

    [Theory]
    [InlineData("checking-of-nobody")]
    [InlineData("checking-available-null")]
    [InlineData("WP5RJY31NMFYEJNDVOQXHBWLLRAEGYCRWWWDY")]
    [InlineData("")]
    public async Task A_foreign_id_is_refused(string id) =>
        (await one.Client.AskNamedAsync("example", Ids[0], id)).ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCOUNT_ID");

    [Fact]
    public async Task An_account_that_was_closed_is_a_foreign_id() =>
        (await one.Client.AskNamedAsync("no-accounts", "checking-no-accounts")).ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCOUNT_ID");
}
