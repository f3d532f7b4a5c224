using System.Globalization;
using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Bodies;

/// <summary>Reads every account of Plaid's example responses, where they are beside the repository.</summary>
public sealed class DocumentedExampleTests
{
    private const string Anchor = "plaid/examples/seed001_accounts_balance_get.json";

    [Fact]
    public async Task Every_account_of_every_example_is_read_exactly()
    {
        var read = 0;
        foreach (var body in Examples())
        {
            foreach (var account in JsonNode.Parse(body)!["accounts"]!.AsArray())
            {
                using var host = new Host(Steps.Ok(body));
                var balance = (await host.Source.ReadAsync(
                    new BalanceRequest(new AccountRef(account!["account_id"]!.GetValue<string>(), new Secret(Host.AccessToken))),
                    CancellationToken.None)).ShouldBeRead();

                ShouldBe(balance, account);
                read++;
            }
        }

        read.Should().BeGreaterThan(15);
    }

    private static void ShouldBe(AccountBalance balance, JsonNode account)
    {
        var balances = account["balances"]!;
        balance.Available.Should().Be(Amount(balances["available"]));
        balance.Current.Should().Be(Amount(balances["current"]));
        balance.Limit.Should().Be(Amount(balances["limit"]));
        balance.Kind.Should().Be(PlaidAccountKinds.Find(Text(account["type"]), Text(account["subtype"]))).And.NotBeNull();
        balance.Verification.Should().Be(PlaidVerifications.Find(Text(account["verification_status"])))
            .And.NotBe(AccountVerification.Unknown);
        balance.PersistentAccountId.Should().Be(Text(account["persistent_account_id"]));
        balance.Currency.Should().Be(BalanceCurrency.From(Text(balances["iso_currency_code"]), Text(balances["unofficial_currency_code"])));
    }

    private static IEnumerable<string> Examples()
    {
        var anchor = Reference.Find(Anchor);
        Assert.SkipWhen(anchor is null, $"{Anchor} is not beside the repository");
        return Directory.EnumerateFiles(Path.GetDirectoryName(anchor)!, "*.json")
            .Select(File.ReadAllText)
            .Where(body => JsonNode.Parse(body) is JsonObject { } root && root.ContainsKey("accounts") && root.ContainsKey("item"));
    }

    private static decimal? Amount(JsonNode? node) =>
        node is null ? null : decimal.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
