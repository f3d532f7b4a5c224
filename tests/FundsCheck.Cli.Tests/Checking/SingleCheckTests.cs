using System.Globalization;
using System.Text.Json;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class SingleCheckTests
{
    [Theory]
    [InlineData("75.00 USD", 0, "ACCEPT")]
    [InlineData("100.00 USD", 0, "ACCEPT")]
    [InlineData("100.01 USD", 20, "DECLINE")]
    public async Task The_exit_code_is_the_outcome(string amount, int exitCode, string outcome)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", amount);

        run.ExitCode.Should().Be(exitCode);
        run.Out.Should().StartWith(outcome).And.NotContain("\u001b");
        run.Error.Should().Contain("decisions and holds end with this run");
    }

    [Fact]
    public async Task A_sentence_states_an_age_in_words_and_the_json_the_exact_one()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        string[] options = ["--account", "checking-stale", "--amount", "1.00 USD"];
        string[] check = ["check", "--plaid-url", sandbox.Address.ToString(), .. options];

        var text = await Run.OfAsync("", "access-sandbox-stale", check);
        var json = await Run.OfAsync("", "access-sandbox-stale", [.. check, "--output", "json"]);

        text.Out.Should().Contain("BALANCE_STALE (age): The balance is too old: the balance is 3 days old, above 1 hour.\n");
        json.Out.Should().Contain("3 days old, above 1 hour.").And.MatchRegex("\"operand\":\"(3d|2592[0-9]{2}s)\"");
    }

    [Fact]
    public async Task A_review_ends_with_10()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--account", SandboxToken.Get("example").AccountIds[4], "--amount", "1.00 USD");

        run.ExitCode.Should().Be(10);
    }

    [Fact]
    public async Task An_explained_decision_lists_what_every_check_answered()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "75.00 USD", "--explain");
        var plain = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "75.00 USD");

        run.ExitCode.Should().Be(0);
        run.Out.Should().Contain("\nchecks\n")
            .And.Contain("\n  funds           accept   headroom.available 25.00 USD, not below 0.00 USD; margin 25.00 USD\n");
        plain.Out.Should().NotContain("checks");
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_json_has_its_members_in_their_order(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "100.01 USD", "--id", "d-1", "--output", "json");

        using var json = JsonDocument.Parse(run.Out);
        var root = json.RootElement;
        root.EnumerateObject().Select(member => member.Name).Should().Equal(
            "id", "amount", "revision", "outcome", "state", "approved", "reasons", "checks", "ruleSet", "balance", "held", "heldPossible",
            "maxAcceptableAmount", "retryable", "userAction", "decidedAt", "validUntil", "existing", "recorded");
        root.GetProperty("id").GetString().Should().Be("d-1");
        root.GetProperty("amount").GetString().Should().Be("100.01 USD");
        root.GetProperty("outcome").GetString().Should().Be("decline");
        root.GetProperty("maxAcceptableAmount").GetString().Should().Be("100.00 USD");
        root.GetProperty("held").GetString().Should().Be("0.00 USD");
        root.GetProperty("recorded").GetBoolean().Should().BeFalse();
        root.GetProperty("balance").GetProperty("available").GetString().Should().Be("100.00 USD");
        root.GetProperty("decidedAt").GetString().Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        root.GetProperty("reasons")[0].EnumerateObject().Select(member => member.Name)
            .Should().StartWith(["code", "check", "outcome", "text"]);
        root.GetProperty("ruleSet").GetProperty("sha256").GetString().Should().HaveLength(64);
    }

    [Fact]
    public async Task Every_problem_is_reported_at_once_and_no_balance_is_read()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(
            sandbox, "--account", Run.Account, "--amount", "75", "--effective", "tomorrow", "--timeout", "0s", "--rules",
            "no-such-file.json");

        run.ExitCode.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("--amount").And.Contain("--effective").And.Contain("--timeout").And.Contain("no-such-file.json");
        sandbox.Requests.Total.Should().Be(0);
    }

    [Theory]
    [InlineData("class.unknown", "--class", "web")]
    [InlineData("attempt.range", "--attempt", "0")]
    [InlineData("lastReturn.missing", "--attempt", "2")]
    [InlineData("id.format", "--id", "has space")]
    [InlineData("effectiveDate.range", "--effective", "2001-01-01")]
    public async Task A_debit_out_of_bounds_ends_with_2(string code, string option, string value)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "1.00 USD", option, value);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(code);
        sandbox.Requests.Total.Should().Be(0);
    }

    [Fact]
    public async Task Missing_credentials_are_named()
    {
        var run = await Run.OfAsync("check", "--account", "a", "--amount", "1.00 USD");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("PLAID_CLIENT_ID").And.Contain("PLAID_SECRET").And.Contain("PLAID_ACCESS_TOKEN");
    }

    [Fact]
    public async Task A_token_is_read_from_a_file()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Run.Token + "\n");

        var run = await Run.OfAsync(
            "",
            null,
            [
                "check",
                "--plaid-url",
                sandbox.Address.ToString(),
                "--access-token-file",
                file,
                "--account",
                Run.Account,
                "--amount",
                "1.00 USD",
            ]);

        File.Delete(file);
        run.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("--access-token", "access-production-123")]
    [InlineData("access-production-123", "--same-day")]
    [InlineData("--attempt", "access-production-123")]
    [InlineData("--output", "access-production-123")]
    public async Task A_value_that_may_be_a_secret_is_never_printed(string first, string second)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "1.00 USD", first, second);

        run.ExitCode.Should().Be(2);
        (run.Out + run.Error).Should().NotContain("access-production-123");
    }

    [Fact]
    public async Task An_option_does_not_swallow_the_next()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--id", "--same-day");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("--id needs a value");
    }
}
