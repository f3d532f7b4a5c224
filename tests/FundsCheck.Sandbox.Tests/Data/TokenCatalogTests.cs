using System.Globalization;

namespace FundsCheck.Sandbox.Tests.Data;

public sealed class TokenCatalogTests
{
    [Fact]
    public void The_example_of_Plaid_is_first()
    {
        SandboxToken.All[0].AccessToken.Should().Be("access-sandbox-example");
        SandboxToken.All[0].AccountIds.Should().HaveCount(5).And.HaveElementAt(0, "wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy");
    }

    [Fact]
    public void Items_come_before_errors_and_errors_before_faults() =>
        SandboxToken.All.Select(token => token.Kind).Should().BeInAscendingOrder()
            .And.Contain([SandboxTokenKind.Item, SandboxTokenKind.Error, SandboxTokenKind.Fault]);

    [Fact]
    public void Names_are_unique_short_and_plain() =>
        SandboxToken.All.Select(token => token.Name).Should().OnlyHaveUniqueItems().And.OnlyContain(name => name.Length <= 64)
            .And.AllSatisfy(name => name.Should().MatchRegex("^[a-z0-9]+(-[a-z0-9]+)*$"));

    [Fact]
    public void No_two_tokens_share_an_account_id() =>
        SandboxToken.All.SelectMany(token => token.AccountIds).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Every_token_has_a_description_of_one_sentence() =>
        SandboxToken.All.Should().AllSatisfy(token => token.Purpose.Should().MatchRegex("^[^\n]{10,200}[.]$", token.Name));

    [Fact]
    public void Every_error_of_a_balance_call_has_a_token() =>
        SandboxError.All.Select(error => error.Code).Except(SandboxToken.All.Select(token => token.Error?.Code)).Should().BeEquivalentTo(
            "CLIENT_TRANSACTION_ID_ALREADY_IN_USE", "INVALID_CONFIGURATION_STATE", "RULESET_NOT_FOUND", "SIGNAL_TRANSACTION_NOT_INITIATED",
            "ADDENDUM_NOT_SIGNED", "NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS", "INVALID_PROCESSOR_TOKEN",
            "INVALID_WEBHOOK_VERIFICATION_KEY_ID", "NO_AUTH_ACCOUNTS", "AUTH_LIMIT", "IDENTITY_LIMIT", "TRANSACTIONS_SYNC_LIMIT",
            "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", "SANDBOX_WEBHOOK_INVALID");

    [Fact]
    public void Every_fault_has_a_token_unless_it_strikes_before_the_token_is_known() =>
        SandboxToken.All.Where(token => token.Fault is not null).Select(token => token.Fault).Should()
            .Equal(SandboxFault.All.Where(fault => fault.Stage != SandboxFaultStage.BeforeRequest));

    [Fact]
    public void A_token_is_found_by_its_name()
    {
        SandboxToken.Get("available-null").AccessToken.Should().Be("access-sandbox-available-null");
        SandboxFault.Get("hang-in-body").Stage.Should().Be(SandboxFaultStage.InBody);
        SandboxError.Get("ITEM_LOCKED").Type.Should().Be("ITEM_ERROR");
    }

    [Fact]
    public void An_unknown_name_is_an_argument_error()
    {
        FluentActions.Invoking(() => SandboxToken.Get("nobody")).Should().Throw<ArgumentException>().WithMessage("*`nobody`*");
        FluentActions.Invoking(() => SandboxFault.Get("nobody")).Should().Throw<ArgumentException>().WithMessage("*`nobody`*");
        FluentActions.Invoking(() => SandboxError.Get("nobody")).Should().Throw<ArgumentException>().WithMessage("*`nobody`*");
        FluentActions.Invoking(() => SandboxFault.Error("nobody")).Should().Throw<ArgumentException>().WithMessage("*`nobody`*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_banner_gives_the_address_then_each_token_on_a_line_of_its_own(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await using var sandbox = await PlaidSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var writer = new StringWriter();

        sandbox.WriteBanner(writer);

        var lines = writer.ToString().Split(Environment.NewLine);
        lines[0].Should().Be($"Plaid sandbox at http://127.0.0.1:{sandbox.Address.Port.ToString(CultureInfo.InvariantCulture)}");
        lines[1].Should().Be("Requests are POST, with any client id and secret");
        lines.Where(line => line.StartsWith('/')).Select(line => line.Split(' ')[0])
            .Should().Equal(sandbox.Endpoints.Select(endpoint => endpoint.Path));
        lines.Should().Contain("Webhooks are not sent: no address is set")
            .And.ContainSingle(line => line.Contains("`processor-sandbox-`"));
        lines.Where(line => line.StartsWith("access-sandbox-", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])
            .Should().Equal(sandbox.Tokens.Select(token => token.AccessToken));
        lines.Should().ContainSingle(line => line.StartsWith("access-sandbox-available-null ", StringComparison.Ordinal))
            .Which.Should().Contain(SandboxToken.Get("available-null").Purpose).And.EndWith("[checking-available-null]");
    }

    [Fact]
    public async Task The_banner_names_the_credentials_where_they_matter()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(
            new PlaidSandboxOptions { ClientId = "the-client", Secret = "the-key" }, TestContext.Current.CancellationToken);
        var writer = new StringWriter();

        sandbox.WriteBanner(writer);

        writer.ToString().Should().Contain("with client id `the-client` and secret `the-key`");
    }
}
