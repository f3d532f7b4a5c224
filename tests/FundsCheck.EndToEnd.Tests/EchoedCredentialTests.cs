using FundsCheck.Plaid.Tests.Loopback;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>A server that echoes every credential of a request in every text that a reading carries.</summary>
public sealed class EchoedCredentialTests
{
    private const string Account = "acc-1";
    private const string Token = "access-sandbox-0a1b2c3d-never-shown";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] Credentials = [Token, ObservedHost.ClientId, ObservedHost.ClientSecret];

    private static readonly Func<string, string>[] Forms =
    [
        text => text,
        text => text.ToUpperInvariant(),
        text => text.ToUpperInvariant().Replace('-', '_'),
    ];

    [Fact]
    public async Task Echoed_credentials_are_in_no_record_log_activity_or_metric()
    {
        foreach (var echo in from credential in Credentials from form in Forms select form(credential))
        {
            foreach (var response in Responses(echo))
            {
                await using var server = RawServer.Answering(response, keepOpen: true);
                await using var host = new ObservedHost(server.Address, Patience);

                var decision = await host.CheckAsync("d-1", Account, Token, 10m);

                decision.Outcome.Should().Be(Outcome.Review);
                server.Requests.Should().NotBeEmpty();
                host.Outputs.Should().NotBeEmpty();
                host.Outputs
                    .Should().NotContain(
                        text => Letters(text).Contains(Letters(echo), StringComparison.OrdinalIgnoreCase), "`{0}` is echoed by {1}", echo,
                        response);
            }
        }
    }

    private static IEnumerable<string> Responses(string echo)
    {
        string[] texts = ["TYPE", "SUBTYPE", "INSTITUTION", "ISO", "TIME", "STATUS", "PERSISTENT", "REQUEST"];
        var body = $$"""
            {"accounts":[{"account_id":"{{Account}}","type":"TYPE","subtype":"SUBTYPE","verification_status":"STATUS",
            "persistent_account_id":"PERSISTENT",
            "balances":{"available":100,"current":100,"limit":null,"iso_currency_code":"ISO","unofficial_currency_code":null,
            "last_updated_datetime":"TIME"} }],
            "item":{"institution_id":"INSTITUTION","error":null},"request_id":"REQUEST"}
            """;
        yield return RawServer.Http(texts.Aggregate(
            body, (filled, text) => filled.Replace($"\"{text}\"", $"\"{echo}\"", StringComparison.Ordinal)));
        yield return RawServer.Http($$"""{"error_type":"ITEM_ERROR","error_code":"{{echo}}","request_id":"{{echo}}"}""", "400 Bad Request");
        yield return RawServer.Http(
            $$"""{"error_type":"{{echo}}","error_code":"ITEM_LOGIN_REQUIRED","request_id":"{{echo}}"}""", "400 Bad Request");
        yield return RawServer.Http($"{echo} is no JSON");
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));
}
