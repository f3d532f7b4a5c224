using System.Text.RegularExpressions;
using FundsCheck.Cli.Checking;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>The debits of docs/cli.md, as JSON lines and as CSV, and the table of their members.</summary>
public sealed partial class DebitsPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md")).ReplaceLineEndings("\n");

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("debits.jsonl")]
    [InlineData("debits.csv")]
    public async Task The_command_of_the_page_decides_the_debits_of_the_page(string name)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(
            file, Files().Matches(Page).Single(match => match.Groups["name"].Value == name).Groups["content"].Value);

        var run = await Run.OfAsync([
            .. CommandWords().Match(Page).Groups["words"].Value.Split(' ').Select(word => word switch
            {
                "debits.csv" => file,
                "decisions.jsonl" => Path.Combine(folder, word),
                _ when word.StartsWith("rules/", StringComparison.Ordinal) => Path.Combine(Repository.Root, word),
                _ => word,
            }),
            "--plaid-url", sandbox.Address.ToString(),
        ]);

        (run.ExitCode, run.Error).Should().Be((0, ""));
        run.Lines.Select(line => Outcome().Match(line).Groups["outcome"].Value).Should().Equal("accept", "decline");
    }

    [Fact]
    public void The_table_has_each_member()
    {
        TableRows().Matches(Page).Select(match => match.Groups["name"].Value).Should()
            .BeEquivalentTo([.. DebitMembers.All, DebitMembers.Facts]);
    }

    [GeneratedRegex(
        "```(json|text) (?<name>debits\\.[a-z]+)\n(?<content>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Files();

    [GeneratedRegex("^fundscheck (?<words>check --debits .*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CommandWords();

    [GeneratedRegex("^\\| `(?<name>[a-zA-Z]+)` \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TableRows();

    [GeneratedRegex("\"outcome\":\"(?<outcome>[a-z]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Outcome();
}
