using System.Text.Json;
using System.Text.Json.Nodes;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class TuneCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Rules => Path.Combine(folder.FullName, "rules.json");

    private string New => Path.Combine(folder.FullName, "new.json");

    private string Log => Path.Combine(folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Rules, RuleSet.Default.CanonicalText);
        await RecordedLog.WriteAsync(Log, RuleSet.Default);
    }

    [Fact]
    public async Task The_values_of_the_records_are_counted_in_80_columns()
    {
        var tune = await TuneAsync();

        (tune.ExitCode, tune.Error).Should().Be((0, ""));
        tune.Out.Replace(Log, "LOG", StringComparison.Ordinal).Split('\n').Should().OnlyContain(line => line.Length <= 80);
        tune.Out.Should().StartWith("ach-debit 2026.11.1, check funds: headroom.available below 0.00 USD\n")
            .And.MatchRegex("sent and good\\s+3, returned 2").And.Contain("  =*    0.00 USD ").And.NotContain("token-never-shown");
    }

    [Fact]
    public async Task The_counts_of_a_value_are_those_of_the_backtest()
    {
        var tune = await TuneAsync("--thresholds", "25.00 USD", "--write", New, "--output", "json");

        tune.ExitCode.Should().Be(0);
        using var json = JsonDocument.Parse(tune.Out);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        rows.Select(row => (row.GetProperty("threshold").GetString(), row.GetProperty("side").GetString())).Should()
            .Equal(("0.00 USD", "present"), ("25.00 USD", "stricter"));
        rows[1].GetProperty("declines").GetRawText().Should().Be("""{"count":4,"amount":"320.00 USD"}""");
        rows[1].GetProperty("returnsStopped").GetRawText().Should().Be("""{"count":1,"amount":"80.00 USD"}""");
        rows[1].GetProperty("goodLost").GetRawText().Should().Be("""{"count":1,"amount":"90.00 USD"}""");
        var returns = json.RootElement.GetProperty("backtest").GetProperty("returns");
        returns.GetProperty("returned").GetProperty("stopped").GetRawText().Should().Be("""{"count":1,"amount":"80.00 USD"}""");
    }

    [Fact]
    public async Task A_written_rule_set_lints_and_differs_in_the_threshold_alone()
    {
        var tune = await TuneAsync("--thresholds", "25.00 USD", "--write", New);
        var lint = await Run.OfAsync("rules", "lint", New);

        tune.ExitCode.Should().Be(0);
        tune.Error.Should().Contain($"wrote {New} with 25.00 USD");
        tune.Out.Should().Contain("\nthe rule set with 25.00 USD:\n").And.Contain("funds: accept or review -> decline where ")
            .And.Contain("\nchanged outcomes:\n");
        lint.ExitCode.Should().Be(0);
        (await File.ReadAllTextAsync(New)).Should().Be(RuleSet.Default.CanonicalText.Replace(
            "{ \"below\": \"0.00 USD\", \"then\": \"decline\", \"reason\": \"INSUFFICIENT_AVAILABLE\"",
            "{ \"below\": \"25.00 USD\", \"then\": \"decline\", \"reason\": \"INSUFFICIENT_AVAILABLE\"", StringComparison.Ordinal));
        (await TuneAsync("--thresholds", "26.00 USD", "--write", New)).ExitCode.Should().Be(2, "the file exists");
    }

    [Fact]
    public async Task The_page_has_the_values_and_their_limits()
    {
        var page = Path.Combine(folder.FullName, "tune.html");

        var tune = await TuneAsync("--thresholds", "25.00 USD", "--html", page);

        (tune.ExitCode, tune.Out, tune.Error).Should().Be((0, "", ""));
        var html = await File.ReadAllTextAsync(page);
        html.Should().StartWith("<!DOCTYPE html>").And.Contain("25.00 USD").And.Contain("Only sent debits can have a return")
            .And.NotContain("token-never-shown");
        (await TuneAsync("--html", page, "--output", "json")).Error.Should().Contain("--html and --output json exclude one another");
    }

    [Fact]
    public async Task Few_returns_are_no_ground_for_a_suggestion()
    {
        var tune = await TuneAsync("--returns-below", "0.5%");
        var written = await TuneAsync("--returns-below", "0.5%", "--write", New);

        tune.ExitCode.Should().Be(0);
        tune.Out.Should().EndWith("no suggestion: 2 returns are recorded, and at least 30 are needed\n");
        (written.ExitCode, File.Exists(New)).Should().Be((1, false));
    }

    [Theory]
    [InlineData("--thresholds", "25", "is not a value of `headroom.available`; write it as in `0.00 USD`")]
    [InlineData("--returns", "many", "is not all, funds, administrative, unauthorized or codes")]
    [InlineData("--returns-below", "half", "`half` is not a share; write it as in 0.5%")]
    [InlineData("--values", "0", "write a number from 1 to 1000")]
    [InlineData("--check", "none", "there is no check `none`; the checks are reading, ")]
    [InlineData("--measure", "amount", "has no threshold of `amount`")]
    public async Task Wrong_input_is_reported_with_its_fix(string option, string value, string problem)
    {
        string[] standard = ["--check", "funds", "--measure", "headroom.available"];
        var place = Array.IndexOf(standard, option);
        string[] arguments = place < 0 ? [.. standard, option, value] : [.. standard[..(place + 1)], value, .. standard[(place + 2)..]];

        var tune = await Run.OfAsync(["rules", "tune", Rules, "--decisions", Log, .. arguments]);

        (tune.ExitCode, tune.Out).Should().Be((2, ""));
        tune.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_value_with_which_the_rule_set_would_not_load_is_reported_with_the_cause()
    {
        var rules = JsonNode.Parse(RuleSet.Default.CanonicalText)!.AsObject();
        rules.Remove("tests");
        rules["checks"]!.AsArray().RemoveAll(check => check!["id"]!.GetValue<string>() == "current-agrees");
        await File.WriteAllTextAsync(Rules, rules.ToJsonString());

        var tune = await TuneAsync("--thresholds", "-5.00 USD");

        (tune.ExitCode, tune.Out).Should().Be((2, ""));
        tune.Error.Should().Contain("`-5.00 USD` cannot be the threshold of check `funds`: ");
    }

    [Fact]
    public async Task Records_are_required()
    {
        var tune = await Run.OfAsync("rules", "tune", Rules, "--check", "funds", "--measure", "headroom.available");

        tune.ExitCode.Should().Be(2);
        tune.Error.Should().Contain("the records are missing; give --decisions LOG or --postgres CONNECTION");
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return default;
    }

    private Task<Run> TuneAsync(params string[] more) => Run.OfAsync(
        ["rules", "tune", Rules, "--check", "funds", "--measure", "headroom.available", "--decisions", Log, .. more]);
}
