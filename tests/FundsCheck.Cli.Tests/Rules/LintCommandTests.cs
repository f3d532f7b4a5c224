using System.Text.Json;
using System.Text.RegularExpressions;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class LintCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Clean_files_end_with_0()
    {
        Write("good.json", RuleSet.Default.CanonicalText);

        var lint = await Run.OfAsync("rules", "lint", folder);
        var test = await Run.OfAsync("rules", "test", folder);

        (lint.ExitCode, lint.Out).Should().Be((0, "1 file, 0 errors, 0 warnings\n"));
        test.ExitCode.Should().Be(0);
        test.Out.Should().Contain("34 passed, 0 failed");
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
    public async Task A_broken_invariant_is_shown_by_two_debits()
    {
        var path = Write("falls.json", RuleSet.Default.CanonicalText
            .Replace(
                "\"upTo\": \"1000000.00 USD\", \"then\": \"accept\"",
                "\"upTo\": \"100.00 USD\", \"then\": \"review\", \"reason\": \"AMOUNT_ABOVE_CAP\"")
            .Replace("\"otherwise\": \"decline\", \"reason\": \"AMOUNT_ABOVE_LIMIT\"", "\"otherwise\": \"accept\""));

        var text = await Run.OfAsync("rules", "lint", path);
        var json = await Run.OfAsync("rules", "lint", path, "--output", "json");

        text.ExitCode.Should().Be(2);
        text.Lines[0].Should().MatchRegex(@":\d+:\d+: error bands\.direction: ");
        text.Lines[1..].Should().Equal(
            """  { "amount": "100.00 USD", "available": "1000.00 USD", "current": "1000.00 USD", "debit.sameDay": true }: check """
                + """`same-day-limit` gives review""",
            """  { "amount": "100.01 USD", "available": "1000.00 USD", "current": "1000.00 USD", "debit.sameDay": true }: check """
                + """`same-day-limit` gives accept: a larger amount would have a better outcome""",
            "1 file, 1 error, 0 warnings");
        using var findings = JsonDocument.Parse(json.Out);
        var finding = findings.RootElement.EnumerateArray().Single();
        finding.EnumerateObject().Select(member => member.Name)
            .Should().Equal("file", "line", "column", "severity", "code", "message", "examples");
        finding.GetProperty("examples")[1].GetProperty("given").GetProperty("amount").GetString().Should().Be("100.01 USD");
        finding.GetProperty("examples")[1].GetProperty("given").GetProperty("debit.sameDay").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task The_problem_matcher_of_the_page_on_rules_finds_the_places()
    {
        var path = Write("bad.json", RuleSet.Default.CanonicalText.Replace("\"currency\": \"USD\"", "\"curency\": \"USD\""));
        var page = await File.ReadAllTextAsync(PageOnRules(), TestContext.Current.CancellationToken);
        var matcher = page.Split('`').Single(code => code.StartsWith("^(", StringComparison.Ordinal));

        var run = await Run.OfAsync("rules", "lint", path);

        var match = Regex.Match(run.Lines[0], matcher, RegexOptions.NonBacktracking);
        match.Groups.Values.Skip(1).Select(group => group.Value).Take(5).Should().Equal(path, "7", "3", "error", "member.unknown");
        match.Groups[6].Value.Should().EndWith("did you mean `currency`?");
        run.Lines[1..].Should().NotContain(line => Regex.IsMatch(line, matcher, RegexOptions.NonBacktracking));
    }

    [Fact]
    public async Task Warnings_are_printed_and_end_with_0()
    {
        var idle =
            """{ "id": "again", "why": "twice", "measure": "debit.attempt", "bands": [ { "upTo": 5, "then": "accept" }, { "otherwise":"""
                + """ "review", "reason": "TOO_MANY_ATTEMPTS" } ], "ifUnknown": { "then": "review", "reason": "RETRY_UNVERIFIED" } }""";
        Write("good.json", RuleSet.Default.CanonicalText);
        Write("idle.json", Named("idle").Replace("\"checks\": [", "\"checks\": [ " + idle + ","));

        var text = await Run.OfAsync("rules", "lint", folder);
        var json = await Run.OfAsync("rules", "lint", folder, "--output", "json");

        text.ExitCode.Should().Be(0);
        text.Lines[0].Should().Contain(": warning check.idle: check `again`");
        text.Lines[1].Should().StartWith("""  { "amount": """).And.EndWith("decline [TOO_MANY_ATTEMPTS]");
        text.Lines[^1].Should().Be("2 files, 0 errors, 1 warning");
        json.ExitCode.Should().Be(0);
        json.Out.Should().Contain("\"severity\":\"warning\"");
    }

    [Fact]
    public async Task A_name_used_twice_in_a_folder_is_reported_at_the_second_file()
    {
        var first = Write("a.json", Named("cards"));
        var second = Write("b.json", Named("cards"));

        var text = await Run.OfAsync("rules", "lint", folder);

        text.ExitCode.Should().Be(2);
        text.Lines.Should().Equal(
            $"{second}:3:14: error ruleset.duplicate: the rule set `cards`, version `2026.11.1`, is in `{first}` already; a folder has "
                + "each version of a rule set once, so rename or remove one of the files",
            "2 files, 1 error, 0 warnings");
    }

    [Fact]
    public async Task Files_that_are_no_catalog_together_may_have_one_name()
    {
        Directory.CreateDirectory(Path.Combine(folder, "inner"));
        var first = Write("a.json", Named("cards"));
        var inner = Write(Path.Combine("inner", "a.json"), Named("cards"));
        Write(".a.json", Named("cards"));

        var byFolder = await Run.OfAsync("rules", "lint", folder, folder);
        var byFile = await Run.OfAsync("rules", "lint", first, inner, first);

        byFolder.Out.Should().Be("6 files, 0 errors, 0 warnings\n");
        byFile.Out.Should().Be("3 files, 0 errors, 0 warnings\n");
    }

    [Fact]
    public async Task A_missing_file_ends_with_2()
    {
        var lint = await Run.OfAsync("rules", "lint", Path.Combine(folder, "none.json"));

        lint.ExitCode.Should().Be(2);
        lint.Out.Should().Contain("file.unreadable");
    }

    private static string PageOnRules()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(above!.FullName, "FundsCheck.sln")))
        {
            above = above.Parent;
        }

        return Path.Combine(above.FullName, "docs", "rules.md");
    }

    private static string Named(string name) =>
        RuleSet.Default.CanonicalText.Replace("\"ruleset\": \"ach-debit\"", $"\"ruleset\": \"{name}\"");

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
