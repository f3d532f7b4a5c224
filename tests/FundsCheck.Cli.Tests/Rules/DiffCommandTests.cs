using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class DiffCommandTests : IDisposable
{
    private const string Currency = "\"currency\": \"USD\",";

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("\"owner\": \"risk\"", "\"owner\": \"risk\"", 0)]
    [InlineData("\"owner\": \"risk\"", "\"owner\": \"ops\"", 0)]
    [InlineData("\"1000000.00 USD\", \"then\"", "\"500000.00 USD\", \"then\"", 3)]
    [InlineData("\"ACCOUNT_KIND_RESTRICTED\"", "\"X_KIND\"", 3)]
    [InlineData(Currency, $"{Currency} \"validFor\": \"30m\",", 3)]
    [InlineData(Currency, $"{Currency} \"validFor\": \"2h\",", 4)]
    [InlineData("\"below\": \"0.00 USD\", \"then\": \"review\"", "\"below\": \"-5.00 USD\", \"then\": \"review\"", 4)]
    public async Task The_exit_status_distinguishes_nothing_stricter_and_looser(string from, string to, int exitCode)
    {
        var (old, @new) = Write(from, to);

        var gated = await Run.OfAsync("rules", "diff", old, @new, "--exit-code");
        var plain = await Run.OfAsync("rules", "diff", old, @new);

        (gated.ExitCode, gated.Error).Should().Be((exitCode, ""));
        plain.Should().Be(gated with { ExitCode = 0 });
        plain.Out.Contains("nothing changes: every debit and balance gets the same decision").Should().Be(exitCode == 0);
    }

    [Fact]
    public async Task A_longer_validity_is_reported_with_its_direction()
    {
        var (old, @new) = Write(Currency, $"{Currency} \"validFor\": \"2h\",");

        var text = await Run.OfAsync("rules", "diff", old, @new);
        var json = await Run.OfAsync("rules", "diff", old, @new, "--output", "json");

        text.Lines.Skip(1).Should().Equal(
            "every debit and balance gets the same decision, reasons and their texts",
            "  included; a setting is looser", "looser:", "  validFor: 1h -> 2h");
        using var difference = JsonDocument.Parse(json.Out);
        difference.RootElement.GetProperty("settings").GetRawText().Should().Be("""["validFor: 1h -> 2h"]""");
        difference.RootElement.GetProperty("settingChanges").GetRawText().Should()
            .Be("""[{"setting":"validFor","old":"1h","new":"2h","direction":"looser"}]""");
        difference.RootElement.GetProperty("direction").GetString().Should().Be("looser");
    }

    [Fact]
    public async Task A_changed_text_shows_both_texts()
    {
        var (old, @new) = Write("\"because\": \"", "\"because\": \"as ever: ");

        var text = await Run.OfAsync("rules", "diff", old, @new);
        var json = await Run.OfAsync("rules", "diff", old, @new, "--output", "json");

        text.Lines[1].Should().Be("0 looser, 0 stricter, 1 reasons only");
        text.Out.Should().Contain("CURRENT_UNKNOWN has another text where ").And.Contain("\n    old: CURRENT_UNKNOWN (accept): ");
        text.Out.ReplaceLineEndings(" ").Should().Contain("as ever: ");
        using var difference = JsonDocument.Parse(json.Out);
        var change = difference.RootElement.GetProperty("changes")[0];
        change.EnumerateObject().Select(member => member.Name).Should()
            .Equal("check", "from", "to", "where", "given", "fromReasons", "toReasons", "kind", "oldReasons", "newReasons",
                "direction", "conditions", "others");
        change.GetProperty("kind").GetString().Should().Be("texts");
        change.GetProperty("newReasons")[0].GetProperty("because").GetString().Should().StartWith("as ever: ");
    }

    [Fact]
    public async Task Changed_reasons_are_printed_from_both_sides()
    {
        const string Otherwise = "{ \"otherwise\": \"review\" }";
        var (old, @new) = Write(
            Otherwise, $"{{ \"in\": [\"rateLimited\"], \"then\": \"review\", \"reason\": \"BALANCE_UNKNOWN\" }}, {Otherwise}");

        var diff = await Run.OfAsync("rules", "diff", old, @new, "--only", "reasons");

        var text = diff.Out.Replace("\n      ", " ", StringComparison.Ordinal);
        var sides = text.Split('\n').Where(line => line.StartsWith("    old: ", StringComparison.Ordinal)
            || line.StartsWith("    new: ", StringComparison.Ordinal)).Select(line => line[9..]).Chunk(2).ToList();
        sides.Should().NotBeEmpty().And.OnlyContain(pair => pair[0] != pair[1]);
    }

    [Fact]
    public async Task A_change_is_printed_with_an_example()
    {
        var old = WriteFile("old.json", RuleSet.Default.CanonicalText);
        var @new = WriteFile(
            "new.json", RuleSet.Default.CanonicalText.Replace("\"1000000.00 USD\", \"then\"", "\"500000.00 USD\", \"then\""));

        var text = await Run.OfAsync("rules", "diff", old, @new);
        var json = await Run.OfAsync("rules", "diff", old, @new, "--output", "json");
        var same = await Run.OfAsync("rules", "diff", old, old);

        text.ExitCode.Should().Be(0);
        text.Out.Should().Contain("same-day-limit: accept or review -> decline where debit.sameDay is `true`,\n")
            .And.Contain("amount is above 500000.00 USD and at most 1000000.00 USD\n    500000.01 USD, available/current ");
        using var changes = JsonDocument.Parse(json.Out);
        changes.RootElement.GetProperty("changes").EnumerateArray().First().GetProperty("to").GetString().Should().Be("decline");
        var conditions = changes.RootElement.GetProperty("regions")[0].GetProperty("conditions").EnumerateArray();
        conditions.Select(condition => condition.GetRawText()).Should().Equal(
                """{"subject":"debit.sameDay","in":["true"],"orUnknown":false,"possibleHoldsCounted":false,"""
                    + "\"text\":\"debit.sameDay is `true`\"}",
                """{"subject":"amount","above":"500000.00 USD","atMost":"1000000.00 USD","orUnknown":false,"possibleHoldsCounted":false,"""
                    + "\"text\":\"amount is above 500000.00 USD and at most 1000000.00 USD\"}");
        same.Out.Should().Contain("nothing changes");
    }

    [Fact]
    public async Task A_diff_of_a_file_that_does_not_load_ends_with_2()
    {
        var old = WriteFile("old.json", RuleSet.Default.CanonicalText);

        var diff = await Run.OfAsync("rules", "diff", old, WriteFile("broken.json", "{"));

        diff.ExitCode.Should().Be(2);
        diff.Error.Should().Contain("broken.json:1:");
        diff.Out.Should().BeEmpty();
    }

    /// <summary>The default rule set, and a copy with one part in another form.</summary>
    private (string Old, string New) Write(string from, string to)
    {
        var text = RuleSet.Default.CanonicalText;
        text.Should().Contain(from);
        return (WriteFile("old.json", text), WriteFile("new.json", text.Replace(from, to, StringComparison.Ordinal)));
    }

    private string WriteFile(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
