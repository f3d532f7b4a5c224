using FundsCheck.Rules;

namespace Cli.Tests;

public sealed class WhenRulesAreLookedAt : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Clean_files_end_with_0()
    {
        Write("good.json", RuleSet.Default.CanonicalText);

        var lint = await Run.OfAsync("rules", "lint", folder);
        var test = await Run.OfAsync("rules", "test", folder);

        (lint.ExitCode, lint.Out).Should().Be((0, "1 file, 0 errors\n"));
        test.ExitCode.Should().Be(0);
        test.Out.Should().Contain("29 passed, 0 failed");
    }

    [Fact]
    public async Task Errors_end_with_2_each_with_its_place()
    {
        var path = Write("bad.json", RuleSet.Default.CanonicalText.Replace("\"currency\": \"USD\"", "\"curency\": \"USD\""));

        var text = await Run.OfAsync("rules", "lint", path);
        var json = await Run.OfAsync("rules", "lint", path, "--output", "json");

        text.ExitCode.Should().Be(2);
        text.Out.Should().Contain($"{path}:7:3: error member.unknown:").And.Contain("did you mean `currency`?");
        json.ExitCode.Should().Be(2);
        json.Out.Should().Contain("\"severity\":\"error\"").And.Contain("\"line\":7");
    }

    [Fact]
    public async Task A_test_that_fails_ends_with_1_and_a_file_that_does_not_load_with_2()
    {
        var wrong = Write("wrong.json", RuleSet.Default.CanonicalText.Replace("\"expect\": { \"outcome\": \"accept\", \"reasons\": [] }", "\"expect\": { \"outcome\": \"decline\", \"reasons\": [\"INSUFFICIENT_AVAILABLE\"] }"));
        var broken = Write("broken.json", "{");

        var failing = await Run.OfAsync("rules", "test", wrong);
        var unloadable = await Run.OfAsync("rules", "test", wrong, broken);

        failing.ExitCode.Should().Be(1);
        failing.Out.Should().Contain("`exactly enough is enough` failed: expected decline [INSUFFICIENT_AVAILABLE], got accept []");
        unloadable.ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_2()
    {
        var lint = await Run.OfAsync("rules", "lint", Path.Combine(folder, "none.json"));

        lint.ExitCode.Should().Be(2);
        lint.Out.Should().Contain("file.unreadable");
    }

    [Fact]
    public async Task The_schema_is_printed_as_it_is()
    {
        var schema = await Run.OfAsync("rules", "schema");

        (schema.ExitCode, schema.Out).Should().Be((0, RuleSet.JsonSchema));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
