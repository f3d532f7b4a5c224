using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

/// <summary>Five typical edits of the default rule set, as a reviewer reads them.</summary>
public sealed class ReadableDiffTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    private string Old => Path.Combine(folder, "old.json");

    private string New => Path.Combine(folder, "new.json");

    public ReadableDiffTests()
    {
        (string From, string To)[] edits =
        [
            ("\"below\": \"0.00 USD\", \"then\": \"decline\", \"reason\": \"INSUFFICIENT_AVAILABLE\"",
                "\"below\": \"25.00 USD\", \"then\": \"decline\", \"reason\": \"INSUFFICIENT_AVAILABLE\""),
            ("\"upTo\": \"1h\"", "\"upTo\": \"2h\""),
            ("\"1000000.00 USD\", \"then\"", "\"500000.00 USD\", \"then\""),
            ("\"PPD\", \"TEL\"", "\"PPD\""),
            ("[\"matchedWithCaution\"]", "[\"matchedWithCaution\", \"pending\"]"),
        ];
        var text = RuleSet.Default.CanonicalText;
        File.WriteAllText(Old, text);
        File.WriteAllText(New, edits.Aggregate(text, (edited, edit) =>
        {
            edited.Should().Contain(edit.From);
            return edited.Replace(edit.From, edit.To, StringComparison.Ordinal);
        }));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Five_edits_read_in_under_25_lines_of_80_columns()
    {
        var diff = await Run.OfAsync("rules", "diff", Old, New);

        var lines = diff.Out.TrimEnd('\n').Split('\n');
        lines.Should().HaveCountLessThan(25).And.OnlyContain(line => line.Length <= 80);
        lines[1].Should().Be("2 looser, 4 stricter, 14 reasons only");
        diff.Out.Should().Contain("""

            looser:
              verification: decline -> review where account.verification is `pending`
                100.00 USD, available/current 1000.00 USD, account.verification pending
              age: review -> accept where balance.age is above 1h and at most 2h
                100.00 USD, available/current 1000.00 USD, balance.age 1 hour and 1 second

            stricter:
              funds: accept or review -> decline where headroom.available is at least
                0.00 USD and below 25.00 USD
                100.00 USD, available 124.99 USD, current 1000.00 USD
            """.ReplaceLineEndings("\n"));
        diff.Out.Should().EndWith("\n\nother reasons only: verification, funds, age, entry-class, same-day-limit\n");
    }

    [Theory]
    [InlineData("looser", "age", "entry-class")]
    [InlineData("stricter", "entry-class", "age")]
    public async Task One_direction_is_listed_alone_and_the_status_stays_that_of_all(string only, string listed, string unlisted)
    {
        var text = await Run.OfAsync("rules", "diff", Old, New, "--only", only, "--exit-code");
        var json = await Run.OfAsync("rules", "diff", Old, New, "--only", only, "--output", "json");
        var markdown = await Run.OfAsync("rules", "diff", Old, New, "--only", only, "--markdown");

        text.ExitCode.Should().Be(4);
        text.Out.Should().Contain($"\n  {listed}: ").And.NotContain($"\n  {unlisted}: ").And.NotContain("other reasons only");
        using var document = JsonDocument.Parse(json.Out);
        document.RootElement.GetProperty("regions").EnumerateArray().Select(region => region.GetProperty("direction").GetString())
            .Distinct().Should().Equal(only);
        document.RootElement.GetProperty("summary").GetRawText().Should().Be("""{"looser":2,"stricter":4,"reasonsOnly":14}""");
        markdown.Out.Should().Contain($"\n| {listed} | ").And.NotContain($"\n| {unlisted} | ").And.NotContain("<details>");
    }

    [Fact]
    public async Task A_pull_request_gets_a_summary_and_tables()
    {
        var markdown = await Run.OfAsync("rules", "diff", Old, New, "--markdown");

        markdown.Out.Should().Contain("\n**2 looser, 4 stricter, 14 reasons only.**\n\n#### Looser\n\n| Check | Change | Example |\n")
            .And.Contain("| age | review -&gt; accept where balance.age is above 1h and at most 2h | { \"amount\": \"100.00 USD\",")
            .And.Contain("\n<details><summary>Reasons only (14)</summary>\n");
    }

    [Fact]
    public async Task Markdown_and_JSON_exclude_one_another()
    {
        var both = await Run.OfAsync("rules", "diff", Old, New, "--markdown", "--output", "json");

        (both.ExitCode, both.Out).Should().Be((2, ""));
        both.Error.Should().Contain("--markdown, --html and --output json exclude one another");
    }

    [Fact]
    public async Task Texts_of_a_rule_file_cannot_form_markup()
    {
        const string Hostile = "<img src=x onerror=alert(1)> | [a](http://b) `c`";
        File.WriteAllText(New, File.ReadAllText(Old)
            .Replace("\"owner\": \"risk\"", $"\"owner\": \"{Hostile}\"", StringComparison.Ordinal));

        var markdown = await Run.OfAsync("rules", "diff", Old, New, "--markdown");

        markdown.Out.Should().Contain("- owner: risk -&gt; &lt;img src=x onerror=alert(1)&gt; \\| \\[a\\](http://b) \\`c\\`")
            .And.NotContain("<img");
    }

    [Fact]
    public async Task The_recorded_decisions_and_their_money_stand_in_the_summary()
    {
        var log = Path.Combine(folder, "decisions.jsonl");
        await RecordedLog.WriteAsync(log, RuleSet.Default);

        var text = await Run.OfAsync("rules", "diff", Old, New, "--decisions", log);
        var markdown = await Run.OfAsync("rules", "diff", Old, New, "--decisions", log, "--markdown");

        const string Counts = "8 decisions, 505.00 USD: 0 (0.00 USD) looser, 3 (200.00 USD) stricter";
        text.Lines[2].Should().Be(Counts);
        markdown.Out.Should().Contain($"\n    {Counts}\n").And.Contain("\n    changed outcomes:\n");
    }
}
