using System.Text.Json;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

/// <summary>A server that echoes the request's credentials in a text that readings carry, as they are or in another form.</summary>
public sealed class EchoedSecretsTests
{
    private static readonly string[] Credentials = [Host.AccessToken, Host.ClientSecret, Host.ClientId];

    private static readonly Func<string, string>[] Forms =
    [
        credential => credential,
        credential => credential.ToUpperInvariant(),
        credential => credential.ToUpperInvariant().Replace('-', '_'),
        credential => credential.Replace("-", "", StringComparison.Ordinal),
        credential => $"req_{credential}_1",
        credential => credential[..Math.Min(credential.Length, 24)],
    ];

    public static TheoryData<string> Echoes { get; } =
    [
        .. Credentials.SelectMany(credential => Forms.Select(form => form(credential))).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task Drops_an_echo_from_every_text_of_a_balance(string echo)
    {
        foreach (var (replaced, body) in Bodies(echo))
        {
            using var host = new Host(Steps.Ok(body));

            var balance = (await host.ReadAsync()).ShouldBeRead();

            ShouldHide(echo, replaced, [balance.ToString(), .. host.Logs.Lines]);
        }
    }

    [Theory]
    [InlineData("verification_status", "verification_failed", "Failed")]
    [InlineData("verification_status", "automatically_verified", "VerifiedAutomatically")]
    [InlineData("subtype", "limited purpose checking", "limited purpose checking")]
    public async Task Keeps_a_listed_word_of_which_the_token_is_made(string member, string word, string kept)
    {
        var token = $"access-sandbox-{word.Replace('_', '-').Replace(' ', '-')}-account";
        var account = member == "subtype"
            ? Json.Account(Json.Balances).Replace("\"checking\"", $"\"{word}\"", StringComparison.Ordinal)
            : Json.Account(Json.Balances, $",\"{member}\":\"{word}\"");
        using var host = new Host(Steps.Ok(Json.Body(account)));

        var balance = (await host.Source.ReadAsync(
            new BalanceRequest(new AccountRef(Host.Account.SourceAccountId, new Secret(token))), CancellationToken.None)).ShouldBeRead();

        (member == "subtype" ? balance.Kind?.Name : $"{balance.Verification}").Should().Be(kept);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task Drops_an_echo_from_an_error(string echo)
    {
        string[] errors =
        [
            Json.Error(echo), Json.Error("ITEM_LOGIN_REQUIRED", requestId: echo), Json.Error("ITEM_LOGIN_REQUIRED", type: echo),
        ];
        foreach (var error in errors)
        {
            using var host = new Host(Steps.Answer(400, error));

            var failed = (await host.ReadAsync()).Should().BeOfType<BalanceReading.Failed>().Which;

            ShouldHide(echo, error, [failed.ToString(), .. host.Logs.Lines]);
        }
    }

    [Fact]
    public async Task Keeps_a_judged_text_unknown_where_null_would_have_a_meaning()
    {
        using var host = new Host(Steps.Ok(Json.Body(Json.Account(
            Json.Balances.Replace("\"USD\"", $"\"{Host.AccessToken}\"", StringComparison.Ordinal)
                .Replace("}", $",\"last_updated_datetime\":\"{Host.AccessToken}\"}}", StringComparison.Ordinal),
            $",\"verification_status\":\"{Host.AccessToken}\""))));

        var balance = (await host.ReadAsync()).ShouldBeRead();

        balance.Currency.Should().Be(new BalanceCurrency.Missing());
        (balance.Verification, balance.ProviderVerification).Should().Be((AccountVerification.Unknown, null));
        balance.AsOfUnreadable.Should().Be(EchoedSecrets.Dropped);
    }

    [Fact]
    public async Task Keeps_the_texts_that_repeat_no_credential()
    {
        using var host = new Host(
            options => options.ClientId = "check",
            Steps.Ok(
                Json.Body(Json.Account(more: ""","persistent_account_id":"8cfb8beb89b774ee43b090625f0d61d0814322b43bff984eaf60386e" """))));

        var balance = (await host.ReadAsync()).ShouldBeRead();

        (balance.Kind?.Name, balance.InstitutionId, balance.ProviderRequestId).Should().Be(("checking", "ins_3", Json.RequestId));
        balance.PersistentAccountId.Should().NotBeNull();
    }

    [Theory]
    [InlineData("short", "short", true)]
    [InlineData("short", "SH-ORT", true)]
    [InlineData("short", "a short word", false)]
    [InlineData("longenough", "not_LONG_ENOUGH_", true)]
    [InlineData("0123456789abcdefghij", "x56789ABCDEFGHIJ", false)]
    [InlineData("0123456789abcdefghij", "x3456789ABCDEFGHIx", true)]
    [InlineData("----", "----", false)]
    public void Finds_a_credential_by_its_letters_and_digits(string credential, string text, bool found)
    {
        new CredentialTrace(credential).IsIn(text).Should().Be(found);
    }

    private static IEnumerable<(string Replaced, string Body)> Bodies(string echo)
    {
        var body = Json.Body(Json.Account(
            """{"available":1,"current":1,"limit":1"""
                + ""","iso_currency_code":"ISO","unofficial_currency_code":"OTHER","last_updated_datetime":"TIME"}""",
            ""","verification_status":"STATUS","persistent_account_id":"PERSISTENT","holder_category":"HOLDER" """));
        string[] texts = ["depository", "checking", "ins_3", "ISO", "OTHER", "TIME", "STATUS", "PERSISTENT", "HOLDER", Json.RequestId];
        return texts.Select(text => (text, body.Replace($"\"{text}\"", JsonSerializer.Serialize(echo), StringComparison.Ordinal)));
    }

    private static void ShouldHide(string echo, string place, IReadOnlyList<string> texts)
    {
        texts.Should().NotBeEmpty();
        texts.Should().NotContain(text => text.Contains(echo, StringComparison.OrdinalIgnoreCase), "`{0}` is echoed in {1}", echo, place);
    }
}
