using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Html;

public sealed class HtmlOptionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    private string Rules => Path.Combine(folder, "rules.json");

    private string Page => Path.Combine(folder, "page.html");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_page_goes_to_a_file_of_its_owner_or_to_standard_output()
    {
        await File.WriteAllTextAsync(Rules, RuleSet.Default.CanonicalText);

        var (toFile, toOutput) = (
            await Run.OfAsync("rules", "explain", Rules, "--html", Page), await Run.OfAsync("rules", "explain", Rules, "--html", "-"));

        (toFile.ExitCode, toFile.Out, toFile.Error).Should().Be((0, "", ""));
        (toOutput.ExitCode, toOutput.Out).Should().Be((0, await File.ReadAllTextAsync(Page)));
        toOutput.Out.Should().StartWith("<!DOCTYPE html>").And.Contain(RuleSet.Default.Identity.Sha256);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Page).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Directory.GetFiles(folder).Should().HaveCount(2, "no temporary file stays");
    }

    [Fact]
    public async Task A_rule_file_is_never_replaced_by_a_page()
    {
        await File.WriteAllTextAsync(Rules, RuleSet.Default.CanonicalText);

        var run = await Run.OfAsync("rules", "explain", Rules, "--html", Rules);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("does not end in .html; name a page, or - for standard output");
        (await File.ReadAllTextAsync(Rules)).Should().Be(RuleSet.Default.CanonicalText);
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_reported_with_its_path()
    {
        await File.WriteAllTextAsync(Rules, RuleSet.Default.CanonicalText);

        var run = await Run.OfAsync("rules", "explain", Rules, "--html", Path.Combine(folder, "none", "page.html"));

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("page.html").And.Contain("check its folder");
    }

    [Theory]
    [InlineData("exclude one another", "decisions", "report", "log", "--html", "p.html", "--dry-run")]
    [InlineData("exclude one another", "decisions", "report", "log", "--html", "p.html", "--plaid-url", "http://127.0.0.1:1")]
    [InlineData("--from needs --html", "decisions", "report", "log", "--from", "2026-01-01T00:00:00Z")]
    [InlineData("--from is not before --until", "decisions", "report", "log", "--html", "p.html", "--from", "2026-01-02T00:00:00Z",
        "--until", "2026-01-01T00:00:00Z")]
    [InlineData("exclude one another", "rules", "diff", "RULES", "RULES", "--html", "p.html", "--markdown")]
    [InlineData("--only does not apply", "rules", "diff", "RULES", "RULES", "--html", "p.html", "--only", "looser")]
    public async Task An_option_of_another_form_is_rejected(string problem, params string[] arguments)
    {
        await File.WriteAllTextAsync(Rules, RuleSet.Default.CanonicalText);

        var run = await Run.OfAsync([.. arguments.Select(argument => argument == "RULES" ? Rules : argument)]);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(problem);
    }
}
