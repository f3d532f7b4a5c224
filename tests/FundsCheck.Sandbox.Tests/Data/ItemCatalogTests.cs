using System.Globalization;
using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Data;

public sealed class ItemCatalogTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    private static readonly string[] RequiredOfAccounts = ["account_id", "balances", "mask", "name", "official_name", "type", "subtype"];
    private static readonly string[] RequiredOfBalances =
    [
        "available", "current", "limit", "iso_currency_code", "unofficial_currency_code",
    ];
    private static readonly string[] RequiredOfItems =
    [
        "item_id", "webhook", "error", "available_products", "billed_products", "consent_expiration_time", "update_type",
    ];

    private static readonly string[] WithoutRealTime = ["login-required", "institution-down", "institution-down-spent"];

    /// <summary>All items but the card at Capital One, which requires an option, and those without a real-time balance.</summary>
    public static TheoryData<string> Items => Catalog.Of(
        (SandboxToken token) => token.Kind == SandboxTokenKind.Item && token.Name != "capital-one"
            && !WithoutRealTime.Contains(token.Name));

    [Theory]
    [MemberData(nameof(Items))]
    public async Task Accounts_have_every_member_that_Plaid_requires(string name)
    {
        var token = SandboxToken.Get(name);

        var reply = await one.Client.RequestAsync(token.AccessToken);

        reply.Status.Should().Be(200);
        reply.ContentType.Should().Be("application/json; charset=utf-8");
        reply.ContentHeaders.ContentLength.Should().Be(reply.Body.Length);
        reply.AccountIds.Should().Equal(token.AccountIds);
        Members(reply.Json.GetProperty("item")).Should().Contain(RequiredOfItems);
        reply.Json.GetProperty("request_id").GetString().Should().HaveLength(15);
        foreach (var account in reply.Json.GetProperty("accounts").EnumerateArray())
        {
            Members(account).Should().Contain(RequiredOfAccounts);
            Members(account.GetProperty("balances")).Should().Contain(RequiredOfBalances);
        }
    }

    [Theory]
    [InlineData("checking", "1000.00", "1100.00", "null", "USD", null)]
    [InlineData("large", "9999999999.99", "9999999999.99", "null", "USD", null)]
    [InlineData("exact", "75.00", "75.00", "null", "USD", null)]
    [InlineData("zero", "0", "0", "null", "USD", null)]
    [InlineData("available-null", "null", "1100.00", "null", "USD", null)]
    [InlineData("current-null", "1000.00", "null", "null", "USD", null)]
    [InlineData("both-null", "null", "null", "null", "USD", null)]
    [InlineData("available-negative", "-25.50", "10.00", "null", "USD", null)]
    [InlineData("available-above-current", "2200", "2000", "null", "USD", null)]
    [InlineData("available-below-current", "40.00", "1100.00", "null", "USD", null)]
    [InlineData("four-decimals", "100.1234", "110.5678", "null", "USD", null)]
    [InlineData("overdraft", "40.00", "40.00", "500.00", "USD", null)]
    [InlineData("overdraft-used", "-120.00", "-120.00", "500.00", "USD", null)]
    [InlineData("card", "1590.00", "410.00", "2000.00", "USD", null)]
    [InlineData("card-available-null", "null", "410.00", "2000.00", "USD", null)]
    [InlineData("limit-null", "null", "410.00", "null", "USD", null)]
    [InlineData("card-owed-to-holder", "2050.00", "-50.00", "2000.00", "USD", null)]
    [InlineData("card-over-limit", "-100.00", "2100.00", "2000.00", "USD", null)]
    [InlineData("line-of-credit", "3800.00", "1200.00", "5000.00", "USD", null)]
    [InlineData("line-of-credit-limits-differ", "900.00", "1200.00", "5000.00", "USD", null)]
    [InlineData("home-equity", "60000.00", "20000.00", "80000.00", "USD", null)]
    [InlineData("student-loan", "null", "65262", "null", "USD", null)]
    [InlineData("eur", "1000.00", "1100.00", "null", "EUR", null)]
    [InlineData("jpy", "100000", "110000", "null", "JPY", null)]
    [InlineData("btc", "1.5", "1.5", "null", null, "BTC")]
    [InlineData("usdt", "1000.00", "1100.00", "null", null, "USDT")]
    [InlineData("gbx", "1000.00", "1100.00", "null", null, "GBX")]
    [InlineData("currency-missing", "1000.00", "1100.00", "null", null, null)]
    [InlineData("currency-both", "1000.00", "1100.00", "null", "USD", "BTC")]
    [InlineData("micro-deposits", "null", "null", "null", null, null)]
    [InlineData("investment", "null", "23631.9805", "null", "USD", null)]
    [InlineData("spelling", "1E3", "1100.000", "null", "USD", null)]
    [InlineData("zero-negative", "-0.0", "-0", "null", "USD", null)]
    public async Task Figures_are_the_documented_ones(
        string name, string available, string current, string limit, string? iso, string? unofficial)
    {
        var balances = (await one.Client.RequestNamedAsync(name)).Balances();

        balances.GetProperty("available").GetRawText().Should().Be(available);
        balances.GetProperty("current").GetRawText().Should().Be(current);
        balances.GetProperty("limit").GetRawText().Should().Be(limit);
        balances.GetProperty("iso_currency_code").GetString().Should().Be(iso);
        balances.GetProperty("unofficial_currency_code").GetString().Should().Be(unofficial);
    }

    [Theory]
    [InlineData("savings", "depository", "savings")]
    [InlineData("money-market", "depository", "money market")]
    [InlineData("cd", "depository", "cd")]
    [InlineData("card", "credit", "credit card")]
    [InlineData("line-of-credit", "loan", "line of credit")]
    [InlineData("home-equity", "loan", "home equity")]
    [InlineData("investment-line-of-credit", "investment", "line of credit")]
    [InlineData("overdraft", "depository", "checking")]
    [InlineData("kind-mismatched", "credit", "checking")]
    [InlineData("subtype-null", "depository", null)]
    [InlineData("subtype-unheard-of", "depository", "moon base checking")]
    [InlineData("type-unheard-of", "lunar", "checking")]
    [InlineData("payroll", "payroll", "payroll")]
    public async Task Types_are_the_documented_ones(string name, string type, string? subtype)
    {
        var account = (await one.Client.RequestNamedAsync(name)).Account();

        account.GetProperty("type").GetString().Should().Be(type);
        account.GetProperty("subtype").GetString().Should().Be(subtype);
    }

    [Theory]
    [InlineData("verification-missing", "verification_status", null)]
    [InlineData("verification-null", "verification_status", "null")]
    [InlineData("verification-empty", "verification_status", "\"\"")]
    [InlineData("verification-automatically-verified", "verification_status", "\"automatically_verified\"")]
    [InlineData("verification-database-insights-pass-with-caution", "verification_status", "\"database_insights_pass_with_caution\"")]
    [InlineData("verification-failed", "verification_status", "\"verification_failed\"")]
    [InlineData("verification-unheard-of", "verification_status", "\"moon_verified\"")]
    [InlineData("business", "holder_category", "\"business\"")]
    [InlineData("holder-null", "holder_category", "null")]
    [InlineData("checking", "holder_category", null)]
    [InlineData("checking", "persistent_account_id", null)]
    public async Task Optional_members_are_the_documented_ones(string name, string member, string? json)
    {
        var account = (await one.Client.RequestNamedAsync(name)).Account();

        (account.TryGetProperty(member, out var value) ? value.GetRawText() : null).Should().Be(json);
    }

    [Fact]
    public async Task The_same_real_account_in_two_Items_has_one_persistent_id()
    {
        var first = (await one.Client.RequestNamedAsync("tokenised")).Account();
        var second = (await one.Client.RequestNamedAsync("tokenised-again")).Account();

        second.GetProperty("persistent_account_id").GetString().Should().Be(first.GetProperty("persistent_account_id").GetString());
        second.GetProperty("account_id").GetString().Should().NotBe(first.GetProperty("account_id").GetString());
    }

    [Fact]
    public async Task Micro_deposits_have_no_institution()
    {
        var item = (await one.Client.RequestNamedAsync("micro-deposits")).Json.GetProperty("item");

        item.GetProperty("institution_id").ValueKind.Should().Be(JsonValueKind.Null);
        item.GetProperty("auth_method").GetString().Should().Be("SAME_DAY_MICRODEPOSITS");
    }

    [Fact]
    public async Task An_error_of_the_Item_is_beside_its_balances()
    {
        var reply = await one.Client.RequestNamedAsync("item-error");

        reply.Json.GetProperty("item").GetProperty("error").GetProperty("error_code").GetString().Should().Be("ITEM_LOGIN_REQUIRED");
        reply.Balances().GetProperty("available").GetRawText().Should().Be("1000.00");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_bytes_do_not_depend_on_the_culture(string culture)
    {
        var clock = new AdjustableTimeProvider(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
        var (ours, theirs) = (CultureInfo.GetCultureInfo(""), CultureInfo.GetCultureInfo(culture));

        var expected = await AllBodiesAsync(ours, clock);
        var bodies = await AllBodiesAsync(theirs, clock);

        bodies.Should().Equal(expected);
        expected.Should().Contain(body => body.Contains("\"2026-11-18T12:00:00Z\"", StringComparison.Ordinal))
            .And.Contain(body => body.Contains("-25.50", StringComparison.Ordinal));
    }

    private static async Task<List<string>> AllBodiesAsync(CultureInfo culture, TimeProvider clock)
    {
        var before = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
        try
        {
            await using var sandbox = await PlaidSandbox.StartAsync(
                new PlaidSandboxOptions { TimeProvider = clock }, TestContext.Current.CancellationToken);
            using var client = new Client(sandbox.Address);
            var bodies = new List<string>();
            foreach (var token in SandboxToken.All.Where(token => token.Kind != SandboxTokenKind.Fault))
            {
                bodies.Add(System.Text.Encoding.UTF8.GetString((await client.RequestAsync(token.AccessToken)).Body));
            }

            return bodies;
        }
        finally
        {
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture) = before;
        }
    }

    private static List<string> Members(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
