using System.Text.Json;
using FundsCheck.Cli.Rules;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class BacktestTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Old => Path.Combine(folder.FullName, "old.json");

    private string New => Path.Combine(folder.FullName, "new.json");

    private string Log => Path.Combine(folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Old, RuleSet.Default.CanonicalText);
        await File.WriteAllTextAsync(
            New, RuleSet.Default.CanonicalText.Replace("\"below\": \"0.00 USD\"", "\"below\": \"25.00 USD\"", StringComparison.Ordinal));
        await RecordedLog.WriteAsync(Log, RuleSet.Default);
    }

    [Fact]
    public async Task Transitions_and_returns_follow_the_regions()
    {
        var diff = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Log);

        (diff.ExitCode, diff.Error).Should().Be((0, ""));
        diff.Out.Should().Contain("funds: accept or review -> decline where headroom.available is ").And.EndWith($"""


            {Log}: 8 decisions by rule set `ach-debit`, 505.00 USD, each revision of a debit counted

            changed outcomes:
                                  decisions      amount
              accept -> decline           3  200.00 USD
              accept, unchanged           3  110.00 USD
              review, unchanged           1   75.00 USD
              decline, unchanged          1  120.00 USD
              in all                      8  505.00 USD

            by reason, of new or, where new accepts, of old:
                                                         decisions      amount
              INSUFFICIENT_AVAILABLE  accept -> decline          3  200.00 USD

            by kind of account:
                                           decisions      amount
              checking  accept -> decline          2  170.00 USD
              savings   accept -> decline          1   30.00 USD

            by day, in UTC:
                                             decisions      amount
              2026-11-19  accept -> decline          2  170.00 USD
              2026-11-20  accept -> decline          1   30.00 USD

            sent debits that new would have stopped, by the latest revision of each debit:
                               debits                   amount
              returned R01     1 of 2  80.00 USD of 140.00 USD  to review 0, declined 1
              returned in all  1 of 2  80.00 USD of 140.00 USD  to review 0, declined 1
              sent and good    1 of 3  90.00 USD of 140.00 USD  to review 0, declined 1
              not known to have been sent: 1 debit, 30.00 USD
              declined and not sent: 1 debit, 120.00 USD
              reviewed and not approved: 1 debit, 75.00 USD
              in all: 8 debits, 505.00 USD

            """.ReplaceLineEndings("\n"));
        diff.Out.Should().NotContain("token-never-shown");
    }

    [Fact]
    public async Task The_JSON_has_every_count()
    {
        var diff = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Log, "--output", "json");

        diff.ExitCode.Should().Be(0);
        using var json = JsonDocument.Parse(diff.Out);
        json.RootElement.EnumerateObject().Select(member => member.Name).Should()
            .Equal("old", "new", "settings", "settingChanges", "changes", "direction", "summary", "regions", "backtest");
        var backtest = json.RootElement.GetProperty("backtest");
        backtest.EnumerateObject().Select(member => member.Name).Should()
            .Equal(
                "decisions", "others", "oldDiffers", "needingBalance", "transitions", "challenger", "reasons", "accountKinds", "days",
                "returns");
        backtest.GetProperty("decisions").GetRawText().Should().Be("""{"count":8,"amount":"505.00 USD"}""");
        backtest.GetProperty("transitions")[1].GetRawText()
            .Should().Be("""{"from":"accept","to":"decline","count":3,"amount":"200.00 USD"}""");
        backtest.GetProperty("reasons").EnumerateArray().Select(group => group.GetProperty("reason").GetString())
            .Should().StartWith("INSUFFICIENT_AVAILABLE");
        backtest.GetProperty("days")[1].GetRawText().Should().Be(
            """{"day":"2026-11-20","transitions":[{"from":"accept","to":"accept","count":1,"amount":"10.00 USD"},"""
                + """{"from":"accept","to":"decline","count":1,"amount":"30.00 USD"}]}""");
        backtest.GetProperty("returns").GetProperty("codes")[0].GetRawText().Should().Be(
            """{"code":"R01","count":2,"amount":"140.00 USD","stopped":{"count":1,"amount":"80.00 USD"},"""
                + "\"reviewed\":{\"count\":0,\"amount\":\"0.00 USD\"},\"declined\":{\"count\":1,\"amount\":\"80.00 USD\"}}");
    }

    [Fact]
    public async Task The_counts_of_the_JSON_add_up_to_all_decisions()
    {
        var diff = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Log, "--output", "json");

        using var json = JsonDocument.Parse(diff.Out);
        var backtest = json.RootElement.GetProperty("backtest");
        Sum(backtest).Should().Be(8);
        string[] breakdowns = ["reasons", "accountKinds", "days"];
        breakdowns.Should().AllSatisfy(name => backtest.GetProperty(name).EnumerateArray().Sum(Sum).Should().Be(8, name));

        static long Sum(JsonElement group) =>
            group.GetProperty("transitions").EnumerateArray().Sum(transition => transition.GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Decisions_of_another_rule_set_are_counted_and_left_out()
    {
        await File.WriteAllTextAsync(
            Old,
            (await File.ReadAllTextAsync(Old)).Replace("\"ruleset\": \"ach-debit\"", "\"ruleset\": \"another\"", StringComparison.Ordinal));

        var diff = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Log);

        diff.ExitCode.Should().Be(0);
        diff.Out.Should().EndWith(
            $"{Log}: 0 decisions by rule set `another`, 0.00 USD, each revision of a debit counted\n"
            + "  left out: 8 decisions by rule set `ach-debit`, 505.00 USD\n"
            + "  in all: 8 decisions\n");
    }

    [Fact]
    public async Task Old_rules_that_did_not_decide_are_reported()
    {
        var diff = await Run.OfAsync("rules", "diff", New, Old, "--decisions", Log);

        diff.Out
            .Should().Contain(
                "  old differs from the recorded decisions: it gives another outcome to 3, and other reasons to 1\n")
            .And.Contain("decline -> accept");
    }

    [Fact]
    public async Task A_comparison_without_a_log_counts_no_decisions()
    {
        var text = await Run.OfAsync("rules", "diff", Old, New);
        var json = await Run.OfAsync("rules", "diff", Old, New, "--output", "json");

        text.Out.Should().NotContain("decisions");
        json.Out.Should().NotContain("backtest");
    }

    [Fact]
    public async Task A_missing_log_ends_with_2()
    {
        var none = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Log + ".none");
        var aFolder = await Run.OfAsync("rules", "diff", Old, New, "--decisions", folder.FullName);

        (none.ExitCode, none.Out).Should().Be((2, ""));
        none.Error.Should().Be($"fundscheck: `{Log}.none` does not exist or cannot be read; check its name\n");
        (aFolder.ExitCode, aFolder.Out).Should().Be((2, ""));
    }

    [Fact]
    public async Task An_altered_log_and_a_file_that_is_no_log_end_with_1_and_the_line()
    {
        await File.WriteAllTextAsync(
            Log, (await File.ReadAllTextAsync(Log)).Replace("\"90.00 USD\"", "\"91.00 USD\"", StringComparison.Ordinal));

        var altered = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Log);
        var foreign = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Old, "--output", "json");

        (altered.ExitCode, altered.Out).Should().Be((1, ""));
        altered.Error.Should().StartWith($"fundscheck: {Log}: line ").And.Contain("the line was altered");
        (foreign.ExitCode, foreign.Out).Should().Be((1, ""));
        foreign.Error.Should().StartWith($"fundscheck: {Old}: line 1: the line cannot be read");
    }

    [Fact]
    public async Task Two_currencies_end_with_2()
    {
        await File.WriteAllTextAsync(New, (await File.ReadAllTextAsync(New)).Replace("USD", "EUR", StringComparison.Ordinal));

        var diff = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Log);

        diff.ExitCode.Should().Be(2);
        diff.Error.Should().Contain("OLD judges debits in USD and NEW in EUR");
    }

    [Fact]
    public async Task A_log_without_returns_is_reported_as_such()
    {
        var lines = await File.ReadAllLinesAsync(Log);
        await File.WriteAllTextAsync(Log, string.Concat(lines.Take(3).Select(line => line + "\n")));

        var diff = await Run.OfAsync("rules", "diff", Old, New, "--decisions", Log);

        diff.Out.Should().EndWith("\nreturns: the log has no events of the debits; `decisions record` records them\n");
    }

    [Fact]
    public void Regions_that_exceed_the_budget_are_reported_as_missing()
    {
        var identity = RuleSet.Default.Identity;

        var text = DiffText.Write(identity, identity, difference: null);
        using var json = JsonDocument.Parse(DiffJson.Write(identity, identity, difference: null, backtest: null));

        text.Should().EndWith("\nthe changed decisions are not known: the rule sets cannot be compared\n");
        json.RootElement.GetProperty("changes").ValueKind.Should().Be(JsonValueKind.Null);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return default;
    }
}
