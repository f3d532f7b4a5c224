namespace FundsCheck.Cli.Tests;

public sealed class UsageProblemsTests
{
    [Theory]
    [InlineData("`fundscheck` has no command of this name; did you mean `check`?", "see `fundscheck --help`", "chekc", "--account", "x")]
    [InlineData("`fundscheck` has no command of this name; its commands are check, ", "see `fundscheck --help`", "zzz")]
    [InlineData("`fundscheck` needs a command: check, demo, ", "see `fundscheck --help`")]
    [InlineData("`fundscheck rules` has no command of this name; did you mean `lint`?",
        "see `fundscheck rules --help`", "rules", "lnt", "a")]
    [InlineData("`fundscheck rules` needs a command: new, lint, ", "see `fundscheck rules --help`", "rules")]
    [InlineData("--hlp is not an option of this command; did you mean `--help`?", "see `fundscheck rules --help`", "rules", "--hlp")]
    [InlineData("--acount is not an option of this command; did you mean `--account`?",
        "see `fundscheck check --help`", "check", "--acount", "x")]
    [InlineData("--acount is not an option of this command; did you mean `--account`?",
        "see `fundscheck check --help`", "check", "--acount=x")]
    [InlineData("--outcome does not take this value, but accept or decline or review; did you mean `review`?",
        "see `fundscheck decisions list --help`", "decisions", "list", "LOG", "--outcome", "reviw")]
    [InlineData("--limit is a whole number", "see `fundscheck decisions list --help`", "decisions", "list", "LOG", "--limit", "many")]
    public async Task The_nearest_word_and_the_help_of_the_command_are_named(string problem, string help, params string[] arguments)
    {
        var run = await Run.OfAsync(arguments);

        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        (run.ExitCode, run.Out).Should().Be((2, ""));
        lines.Should().HaveCount(2);
        lines[0].Should().StartWith($"fundscheck: {problem}");
        lines[1].Should().Be($"fundscheck: {help}");
    }

    [Theory]
    [InlineData("check", "access-sandbox-7e1f")]
    [InlineData("check", "--acount=access-sandbox-7e1f")]
    [InlineData("check", "--acount", "access-sandbox-7e1f")]
    [InlineData("access-sandbox-7e1f")]
    [InlineData("-access-sandbox-7e1f")]
    [InlineData("decisions", "list", "LOG", "--outcome", "access-sandbox-7e1f")]
    public async Task A_token_in_the_wrong_place_is_not_printed(params string[] arguments)
    {
        var run = await Run.OfAsync(arguments);

        run.ExitCode.Should().Be(2);
        (run.Out + run.Error).Should().NotContain("7e1f");
    }
}
