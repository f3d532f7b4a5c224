using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Checking;

/// <summary>Where the balance of <c>check</c> comes from.</summary>
public sealed class BalanceSourceTests
{
    [Theory]
    [InlineData("real-time", 20, "available 40.00 USD", "real-time")]
    [InlineData("cached", 10, "available 1000.00 USD", "cached, as of ")]
    [InlineData("cached-first", 20, "available 40.00 USD", "real-time")]
    [InlineData("processor", 20, "available 40.00 USD", "real-time")]
    public async Task The_balance_is_that_of_the_source_with_its_freshness(string source, int exitCode, string balance, string freshness)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await CheckAsync(sandbox, "cached-higher", source);

        run.ExitCode.Should().Be(exitCode, run.Error);
        var line = run.Lines.Single(line => line.StartsWith("balance ", StringComparison.Ordinal));
        line.Should().Contain(balance).And.Contain($", {freshness}");
        run.Lines.Any(line => line.StartsWith("not judged", StringComparison.Ordinal)).Should().Be(source == "cached-first");
    }

    [Fact]
    public async Task A_cached_balance_within_the_stated_age_saves_the_billed_call()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await CheckAsync(sandbox, "cached-higher", "cached-first", "--cached-max-age", "48h");

        run.Out.Should().Contain("available 1000.00 USD").And.Contain("BALANCE_NOT_REAL_TIME");
        sandbox.Requests.CountOf(SandboxEndpoint.AccountsBalanceGet).Should().Be(0);
    }

    [Fact]
    public async Task A_recorded_decision_shows_the_reading_that_was_not_judged()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var folder = Directory.CreateTempSubdirectory("fundscheck-");
        var log = Path.Combine(folder.FullName, "decisions.jsonl");
        await CheckAsync(sandbox, "cached-higher", "cached-first", "--decisions", log, "--id", "d-1");

        var shown = await Run.OfAsync("decisions", "show", log, "d-1");

        folder.Delete(recursive: true);
        shown.Out.Should().Contain("  recorded beside it, not judged:\n  balance: available 1000.00 USD");
    }

    [Fact]
    public async Task Signal_evaluates_a_debit_for_the_rules_that_declare_its_facts()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        string[] rules = ["--rules", Path.Combine(Repository.Root, "rules", "examples", "signal.json")];

        var run = await CheckAsync(sandbox, "signal-review", "signal", [.. rules, "--output", "json"]);

        run.ExitCode.Should().Be(10, run.Out + run.Error);
        run.Out.Should().Contain("x.signal.result");
        sandbox.Requests.CountOf(SandboxEndpoint.SignalEvaluate).Should().Be(1);
    }

    [Fact]
    public async Task A_card_at_Capital_One_is_read_with_a_maximum_age()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        string[] card = ["--account", SandboxToken.Get("capital-one").AccountIds[1]];

        var without = await CheckAsync(sandbox, "capital-one", "real-time", card);
        var with = await CheckAsync(sandbox, "capital-one", "real-time", [.. card, "--max-balance-age", "24h"]);

        without.Out.Should().Contain("INVALID_FIELD");
        with.Out.Should().NotContain("INVALID_FIELD").And.Contain("ACCOUNT_KIND_NOT_DEBITABLE");
    }

    [Theory]
    [InlineData("--source is one of real-time, cached, cached-first, processor, signal; did you mean `cached`?", "--source", "cache")]
    [InlineData("--cached-max-age needs --source cached-first", "--cached-max-age", "1h")]
    [InlineData("--cached-max-age is from 1s to 30d, as in 1h", "--source", "cached-first", "--cached-max-age", "90d")]
    [InlineData("--max-balance-age is from 1s to 365d, as in 24h", "--max-balance-age", "yesterday")]
    public async Task A_wrong_option_is_a_problem_that_names_it(string problem, params string[] options)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, ["--account", Run.Account, "--amount", "1.00 USD", .. options]);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(problem);
        sandbox.Requests.Total.Should().Be(0);
    }

    private static Task<Run> CheckAsync(PlaidSandbox sandbox, string token, string source, params string[] options)
    {
        var item = SandboxToken.Get(token);
        return Run.OfAsync(
            "", source == "processor" ? item.ProcessorToken : item.AccessToken,
            [
                "check", "--plaid-url", sandbox.Address.ToString(), "--amount", "100.00 USD", "--source", source,
                .. options.Contains("--account") ? options : ["--account", item.AccountIds[0], .. options],
            ]);
    }
}
