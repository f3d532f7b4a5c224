using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class FactOptionTests
{
    private static readonly string Rules = Path.Combine(Repository.Root, "rules", "examples", "first-debit.json");

    [Theory]
    [InlineData("x.tenureDays=400", 0)]
    [InlineData("x.tenureDays=3", 10)]
    public async Task A_stated_fact_is_judged(string fact, int exitCode)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await CheckAsync(sandbox, fact);

        run.ExitCode.Should().Be(exitCode, run.Out + run.Error);
    }

    [Theory]
    [InlineData("x.tenureDays", "--fact is a fact with its value, as in `--fact x.tenureDays=90`")]
    [InlineData("x.tenureDays=", "--fact is a fact with its value")]
    [InlineData("=7", "--fact is a fact with its value")]
    [InlineData("x.tenurDays=7", "declares no fact `x.tenurDays`; did you mean `x.tenureDays`?")]
    [InlineData("x.tenureDays=seven", "--fact: `x.tenureDays` is a whole number, as in `90`")]
    public async Task A_wrong_fact_is_refused_with_the_fix(string fact, string problem)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await CheckAsync(sandbox, fact);

        run.ShouldRefuse(problem);
        (run.Error.Contains("seven"), sandbox.Requests.Total).Should().Be((false, 0));
    }

    [Fact]
    public async Task The_default_rule_set_declares_none_and_a_fact_is_stated_once()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        string[] debit = ["--account", Run.Account, "--amount", "1.00 USD"];

        (await Run.CheckAsync(sandbox, [.. debit, "--fact", "x.vip=true"])).ShouldRefuse("rule set `ach-debit` declares no facts");
        (await CheckAsync(sandbox, "x.tenureDays=1", "--fact", "x.tenureDays=2")).ShouldRefuse("states `x.tenureDays` twice");
    }

    private static Task<Run> CheckAsync(PlaidSandbox sandbox, string fact, params string[] others)
    {
        var rich = SandboxToken.Get("large");
        return Run.OfAsync("", rich.AccessToken, [
            "check", "--plaid-url", sandbox.Address.ToString(), "--account", rich.AccountIds[0], "--amount", "900.00 USD", "--rules", Rules,
            "--fact", fact, .. others,
        ]);
    }
}
