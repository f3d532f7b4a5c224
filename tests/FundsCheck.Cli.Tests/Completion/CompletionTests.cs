namespace FundsCheck.Cli.Tests.Completion;

public sealed class CompletionTests
{
    private const string Bash = "/bin/bash";

    [Theory]
    [InlineData("fundscheck ", "check", "completion", "decisions", "demo", "rules", "sandbox", "store")]
    [InlineData("fundscheck rules l", "lint")]
    [InlineData("fundscheck rules lint --s", "--strict")]
    [InlineData("fundscheck decisions list LOG --outcome ", "accept", "decline", "review")]
    [InlineData("fundscheck decisions list LOG --outcome re", "review")]
    [InlineData("fundscheck check --source ca", "cached", "cached-first")]
    [InlineData("fundscheck check --rules RULES --rule-set ", "velocity")]
    [InlineData("fundscheck check --rules none.json --rule-set ")]
    [InlineData("fundscheck completion ", "bash", "fish", "pwsh", "zsh")]
    public async Task The_words_that_may_follow_are_printed(string line, params string[] words)
    {
        var rules = Path.Combine(Repository.Root, "rules", "examples", "velocity.json");

        var run = await Run.OfAsync("complete", "--", line.Replace("RULES", rules, StringComparison.Ordinal));

        run.ExitCode.Should().Be(0);
        run.Lines.Where(word => !word.StartsWith('-') || line.Contains("--s")).Should().Equal(words);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _fundscheck fundscheck\n")]
    [InlineData("zsh", "compdef _fundscheck fundscheck\n")]
    [InlineData("fish", "complete --command fundscheck ")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName fundscheck ")]
    public async Task Each_shell_has_a_script(string shell, string line)
    {
        var run = await Run.OfAsync("completion", shell);

        run.ExitCode.Should().Be(0);
        run.Out.Should().Contain(line).And.Contain("fundscheck complete -- ").And.Contain($"fundscheck completion {shell}");
    }

    [Fact]
    public async Task An_unknown_shell_is_refused()
    {
        var run = await Run.OfAsync("completion", "bsh");

        run.ShouldRefuse("SHELL does not take this value, but bash or fish or pwsh or zsh; did you mean `bash`?");
    }

    [Fact]
    public async Task Bash_completes_a_line()
    {
        Assert.SkipUnless(File.Exists(Bash), "bash is not installed");
        var program = Path.Combine(AppContext.BaseDirectory, "FundsCheck.Cli.dll");
        var script = $$"""
            fundscheck() { dotnet "{{program}}" "$@"; }
            source <(fundscheck completion bash)
            COMP_LINE='fundscheck rules li and more' COMP_POINT=19 COMP_WORDS=(fundscheck rules li) COMP_CWORD=2
            _fundscheck
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        var run = await ShellCommand.RunAsync(script, AppContext.BaseDirectory, Bash);

        run.Should().Be(new Run(0, "lint\n", ""));
    }
}
