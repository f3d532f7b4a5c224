using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class TestCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_test_that_fails_ends_with_1_and_a_file_that_does_not_load_with_2()
    {
        var wrong = Write(
            "wrong.json",
            RuleSet.Default.CanonicalText.Replace(
                "\"expect\": { \"outcome\": \"accept\", \"reasons\": [] }",
                "\"expect\": { \"outcome\": \"decline\", \"reasons\": [\"INSUFFICIENT_AVAILABLE\"] }"));
        var broken = Write("broken.json", "{");

        var failing = await Run.OfAsync("rules", "test", wrong);
        var unloadable = await Run.OfAsync("rules", "test", wrong, broken);

        failing.ExitCode.Should().Be(1);
        failing.Out.Should().Contain("`exactly enough is enough` failed: expected decline [INSUFFICIENT_AVAILABLE], got accept []");
        unloadable.ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task A_gap_in_coverage_is_reported_and_fails_the_required_coverage()
    {
        var untested = Write(
            "untested.json",
            RuleSet.Default.CanonicalText.Replace("\"debit.class\": \"ARC\"", "\"debit.class\": \"CCD\"")
                .Replace("[\"ENTRY_CLASS_UNUSUAL\"]", "[]")
                .Replace("\"outcome\": \"review\", \"reasons\": []", "\"outcome\": \"accept\", \"reasons\": []"));

        var coverage = await Run.OfAsync("rules", "test", untested, "--coverage");
        var gated = await Run.OfAsync("rules", "test", untested, "--coverage", "100");
        var wrong = await Run.OfAsync("rules", "test", untested, "--coverage", "101");

        coverage.ExitCode.Should().Be(0);
        coverage.Out.Should().Contain("no test reaches check `entry-class`: debit.class not in [WEB, PPD, TEL, CCD]")
            .And.Contain("36 of 37 reached (97 %)");
        gated.ExitCode.Should().Be(1);
        wrong.ExitCode.Should().Be(2);
        wrong.Error.Should().Contain("from 0 to 100");
    }

    [Fact]
    public async Task Suggested_tests_are_the_only_standard_output()
    {
        var path = Write("rules.json", RuleSet.Default.CanonicalText.Replace("\"999999.99 USD\"", "\"999.99 USD\""));

        var suggested = await Run.OfAsync("rules", "test", path, "--suggest");

        suggested.ExitCode.Should().Be(0);
        suggested.Error.Should().Contain("34 passed, 0 failed");
        using var tests = JsonDocument.Parse(suggested.Out);
        tests.RootElement.EnumerateArray().Select(test => test.GetProperty("given").GetProperty("amount").GetString())
            .Should().Contain("999999.99 USD");
    }

    [Fact]
    public async Task A_rule_set_that_lacks_no_test_says_so()
    {
        var path = Write("rules.json", RuleSet.Default.CanonicalText);

        var suggested = await Run.OfAsync("rules", "test", path, "--suggest");

        suggested.Should().Be(new Run(
            0, "", $"{path}: 34 passed, 0 failed\n{path}: no test is missing: the tests reach every band, guard and threshold\n"));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
