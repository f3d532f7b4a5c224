using System.Text;
using System.Text.RegularExpressions;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>
/// The commands of docs/plaid-rules.md and their outputs, at a fixed time. After an intended change, run once with FUNDSCHECK_APPROVE=1:
/// the outputs on the page are then rewritten.
/// </summary>
public sealed partial class PlaidRulesPageTests
{
    private const int CommandsCount = 6;
    private const string AddressOfThePage = "http://127.0.0.1:5099";

    private static readonly string PagePath = Path.Combine(Repository.Root, "docs", "plaid-rules.md");
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_command_prints_the_output_of_the_page()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var page = await ReadAsync();
        var (followed, at, commands) = (new StringBuilder(), 0, 0);
        foreach (Match block in Command().Matches(page))
        {
            var output = await RunAsync(block.Groups["command"].Value, block.Groups["status"].Value, sandbox.Address);
            commands++;
            if (block.Groups["output"] is { Success: true } shown)
            {
                followed.Append(page, at, shown.Index - at).Append(output);
                at = shown.Index + shown.Length;
            }
        }

        followed.Append(page, at, page.Length - at);
        if (Environment.GetEnvironmentVariable("FUNDSCHECK_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(PagePath, followed.ToString());
        }

        followed.ToString().Should().Be(await ReadAsync(), "the page shows what the commands print");
        commands.Should().Be(CommandsCount);
    }

    [Fact]
    public async Task The_waiver_of_the_page_is_in_the_mirror()
    {
        var mirror = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "rules", "examples", "plaid-transfer-default.json"));

        mirror.Should().Contain(Waiver().Match(await ReadAsync()).Groups["found"].Value);
    }

    private static async Task<string> RunAsync(string command, string status, Uri address)
    {
        var words = Word().Matches(command).Select(word => word.Value.Trim('"')).ToList();
        var token = words[0].StartsWith("PLAID_ACCESS_TOKEN=", StringComparison.Ordinal) ? words[0].Split('=')[1] : null;
        var arguments = words.Skip(token is null ? 1 : 2).Select(word =>
            word == AddressOfThePage ? address.ToString() : word.StartsWith("rules/", StringComparison.Ordinal) ? FullPath(word) : word);

        var run = await Run.OfAsync(
            "", name => name == "PLAID_ACCESS_TOKEN" ? token : null, new FakeTimeProvider(Now), [.. arguments]);

        run.ExitCode.Should().Be(status.Length == 0 ? 0 : int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), run.Error);
        return run.Out.Replace(Repository.Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);
    }

    private static string FullPath(string path) => Path.Combine(Repository.Root, path);

    private static async Task<string> ReadAsync() => (await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n");

    [GeneratedRegex(
        "^```sh(?: (?<status>[0-9]+))?\n(?<command>[^\n]+)\n```$(\n\n```text\n(?<output>.*?)^```$)?",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Word();

    [GeneratedRegex("^```json\n(?<found>[^\n]+)\n```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Waiver();
}
