using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class AuthEndpointTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    [Fact]
    public async Task Checking_and_savings_accounts_have_numbers_and_others_are_left_out()
    {
        var ids = SandboxToken.Get("example").AccountIds;

        var reply = await RequestAsync("example");

        reply.AccountIds.Should().Equal(ids[0], ids[1]);
        var numbers = reply.Json.GetProperty("numbers").GetProperty("ach").EnumerateArray().ToList();
        numbers.Select(number => number.GetProperty("account_id").GetString()).Should().Equal(ids[0], ids[1]);
        numbers.Select(number => number.GetProperty("account").GetString()).Should().OnlyHaveUniqueItems()
            .And.AllSatisfy(number => number.Should().MatchRegex("^[0-9]{12}$"));
        numbers.Should().OnlyContain(number => HasCheckDigit(number.GetProperty("routing").GetString()!));
    }

    [Theory]
    [InlineData("tokenised", true)]
    [InlineData("checking", false)]
    public async Task A_tokenised_number_is_marked(string name, bool isTokenised) =>
        (await RequestAsync(name)).Json.GetProperty("numbers").GetProperty("ach")[0].GetProperty("is_tokenized_account_number").GetBoolean()
            .Should().Be(isTokenised);

    [Fact]
    public async Task An_account_in_euros_has_an_international_number()
    {
        var numbers = (await RequestAsync("eur")).Json.GetProperty("numbers");

        numbers.GetProperty("ach").GetArrayLength().Should().Be(0);
        numbers.GetProperty("international")[0].GetProperty("account_id").GetString().Should().Be("checking-eur");
    }

    [Theory]
    [InlineData("card")]
    [InlineData("cd")]
    [InlineData("no-accounts")]
    public async Task An_Item_without_such_an_account_is_an_error(string name) =>
        (await RequestAsync(name)).ShouldBeError(400, "ITEM_ERROR", "NO_AUTH_ACCOUNTS");

    private static bool HasCheckDigit(string routing)
    {
        int[] weights = [3, 7, 1];
        return routing.Length == 9 && routing.Select((digit, index) => (digit - '0') * weights[index % 3]).Sum() % 10 == 0;
    }

    private Task<Reply> RequestAsync(string name) =>
        one.Client.PostAsync(SandboxEndpoint.AuthGet, Client.Body(SandboxToken.Get(name).AccessToken));
}
