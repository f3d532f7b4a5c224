using FundsCheck.Authoring;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_document_is_the_output_and_nothing_else()
    {
        var run = await Run.OfAsync("rules", "explain", Write("good.json", RuleSet.Default.CanonicalText));

        (run.ExitCode, run.Out, run.Error).Should().Be((0, RuleSet.Default.Explain(), ""));
        run.Out.Should().StartWith("# Rule set `ach-debit`").And.Contain(RuleSet.Default.Identity.Sha256);
    }

    [Fact]
    public async Task A_file_that_does_not_load_has_no_document_and_ends_with_2()
    {
        var run = await Run.OfAsync("rules", "explain", Write("bad.json", "{"));

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain("bad.json:1:2: ").And.Contain("json.syntax");
    }

    [Theory]
    [InlineData("rules", "explain")]
    [InlineData("rules", "explain", "a.json", "b.json")]
    [InlineData("rules", "fmt")]
    [InlineData("rules", "fmt", "a.json", "--chek")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        var run = await Run.OfAsync(arguments);

        (run.ExitCode, run.Out).Should().Be((2, ""));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
