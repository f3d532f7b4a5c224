using FundsCheck.Plaid.Tests.Loopback;

namespace FundsCheck.Cli.Tests.Checking;

/// <summary>A server echoes the access token: neither the output nor the log has it.</summary>
public sealed class EchoedTokenTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Theory]
    [InlineData("200 OK")]
    [InlineData("400 Bad Request")]
    public async Task Neither_the_output_nor_the_log_holds_the_token(string status)
    {
        foreach (var echo in new[] { Run.Token, Run.Token.ToUpperInvariant(), Run.Token.ToUpperInvariant().Replace('-', '_') })
        {
            var log = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.jsonl");
            await using var server = RawServer.Answering(RawServer.Http(Body(status, echo), status), keepOpen: true);
            string[] check =
            [
                "check", "--plaid-url", server.Address.ToString(), "--account", Run.Account, "--amount", "75.00 USD", "--decisions", log,
            ];

            Run[] runs =
            [
                await Run.OfAsync("", Run.Token, [.. check, "--id", "d-1"]),
                await Run.OfAsync("", Run.Token, [.. check, "--id", "d-2", "--output", "json"]),
                await Run.OfAsync("decisions", "show", log, "d-1"),
            ];

            runs.Select(run => run.ExitCode).Should().Equal(10, 10, 0);
            string[] texts = [.. runs.Select(run => run.Out + run.Error), await File.ReadAllTextAsync(log)];
            texts.Should().NotContain(text => Letters(text).Contains(Letters(Run.Token), StringComparison.OrdinalIgnoreCase));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Body(string status, string echo) => status.StartsWith('4')
        ? $$"""{"error_type":"ITEM_ERROR","error_code":"{{echo}}","request_id":"{{echo}}"}"""
        : $$"""
            {"accounts":[{"account_id":"{{Run.Account}}","type":"{{echo}}","subtype":"{{echo}}","verification_status":"{{echo}}",
            "persistent_account_id":"{{echo}}",
            "balances":{"available":100,"current":100,"limit":null,"iso_currency_code":"{{echo}}","unofficial_currency_code":null,
            "last_updated_datetime":"{{echo}}"} }],
            "item":{"institution_id":"{{echo}}","error":null},"request_id":"{{echo}}"}
            """;

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));
}
