using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class IdentityEndpointTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    [Theory]
    [InlineData("checking", "Alex Sandbox")]
    [InlineData("owners-two", "Alex Sandbox, Kim Sandbox")]
    [InlineData("owner-company", "Sandbox Trading LLC")]
    [InlineData("spelling", "Alex Sandbox")]
    public async Task An_account_has_the_names_of_its_owners(string name, string owners)
    {
        var account = (await RequestAsync(name)).Account();

        account.GetProperty("account_id").GetString().Should().Be(SandboxToken.Get(name).AccountIds[0]);
        string.Join(", ", account.GetProperty("owners").EnumerateArray()
            .SelectMany(owner => owner.GetProperty("names").EnumerateArray()).Select(text => text.GetString())).Should().Be(owners);
    }

    [Fact]
    public async Task A_bank_may_state_names_only()
    {
        var owner = (await RequestAsync("owner-names-only")).Account().GetProperty("owners")[0];

        owner.GetProperty("names").GetArrayLength().Should().Be(1);
        foreach (var list in new[] { "emails", "phone_numbers", "addresses" })
        {
            owner.GetProperty(list).GetArrayLength().Should().Be(0);
        }
    }

    [Fact]
    public async Task The_owners_are_beside_cached_balances() =>
        (await RequestAsync("cached-higher")).Balances().GetProperty("available").GetRawText().Should().Be("1000.00");

    [Fact]
    public async Task Contacts_are_primary()
    {
        var owner = (await RequestAsync("checking")).Account().GetProperty("owners")[0];

        owner.GetProperty("emails")[0].GetProperty("data").GetString().Should().Be("alex@example.com");
        owner.GetProperty("phone_numbers")[0].GetProperty("primary").ValueKind.Should().Be(JsonValueKind.True);
        owner.GetProperty("addresses")[0].GetProperty("data").GetProperty("region").GetString().Should().Be("NY");
    }

    private async Task<Reply> RequestAsync(string name)
    {
        var reply = await one.Client.PostAsync(SandboxEndpoint.IdentityGet, Client.Body(SandboxToken.Get(name).AccessToken));
        reply.Status.Should().Be(200);
        return reply;
    }
}
