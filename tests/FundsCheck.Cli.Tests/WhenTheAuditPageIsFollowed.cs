using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cli.Tests;

/// <summary>
/// The commands of docs/audit.md, and what they tell. After the example log was recorded anew (see tests/logs/README.md), run once with
/// FUNDSCHECK_WRITE_LOGS=1: the outputs on the page are then written anew too.
/// </summary>
public sealed partial class WhenTheAuditPageIsFollowed : IDisposable
{
    private const int CommandsMin = 15;
    private const string TimeOfThePage = " at 2026-11-28T15:00:00Z";

    private static readonly string Root = FindRoot();
    private static readonly string PagePath = Path.Combine(Root, "docs", "audit.md");
    private static readonly JsonSerializerOptions LaidOut = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    private string Log => Path.Combine(folder, "decisions.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_command_tells_what_the_page_says()
    {
        Assert.SkipUnless(ShellCommand.IsThere, "sh, sed and sha256sum are not here");
        File.Copy(Path.Combine(Root, "tests", "logs", "example.jsonl"), Log);
        var page = (await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n");
        var anchor = Time().Replace((await Run.OfAsync("decisions", "anchor", Log)).Out, TimeOfThePage).TrimEnd();
        page = Line().Replace(page, $"--anchor \"{anchor}\"");

        var (told, commands) = await FollowAsync(Head().Replace(page, $"--anchor {anchor.Split(' ')[1]}"));

        if (Environment.GetEnvironmentVariable("FUNDSCHECK_WRITE_LOGS") == "1")
        {
            await File.WriteAllTextAsync(PagePath, told);
        }

        told.Should().Be((await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n"), "the page shows what the commands tell");
        commands.Should().BeGreaterThanOrEqualTo(CommandsMin);
    }

    [Fact]
    public void Every_file_that_it_links_to_is_there()
    {
        var links = Link().Matches(File.ReadAllText(PagePath)).Select(match => match.Groups["found"].Value).ToList();

        links.Should().NotBeEmpty().And.OnlyContain(link => Path.Exists(Path.Combine(Root, "docs", link)));
    }

    /// <summary>The page as it would be with the outputs of now, and how many commands it has.</summary>
    private async Task<(string Page, int Commands)> FollowAsync(string page)
    {
        var (told, at, commands, output) = (new StringBuilder(), 0, 0, string.Empty);
        foreach (Match block in Block().Matches(page))
        {
            var text = block.Groups["text"];
            var argument = block.Groups["argument"] is { Success: true } number
                ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)
                : 0;
            told.Append(page, at, text.Index - at);
            at = text.Index + text.Length;
            switch (block.Groups["kind"].Value)
            {
                case "sh":
                    var lines = text.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    commands += lines.Length;
                    output = await RunAllAsync(lines, exitCode: argument);
                    told.Append(text.Value);
                    break;
                case "text":
                    told.Append(output);
                    break;
                default:
                    told.Append(await LineAsync(argument));
                    break;
            }
        }

        return (told.Append(page, at, page.Length - at).ToString(), commands);
    }

    private async Task<string> RunAllAsync(string[] commands, int exitCode)
    {
        var output = string.Empty;
        foreach (var command in commands)
        {
            var run = command.StartsWith("fundscheck ", StringComparison.Ordinal)
                ? await Run.OfAsync([
                    .. Word().Matches(command).Skip(1).Select(word => word.Value.Trim('"'))
                        .Select(word => IsFile(word) ? Path.Combine(folder, word) : word),
                ])
                : await ShellCommand.RunAsync(command, folder);
            (run.ExitCode, run.Error).Should().Be((exitCode, ""), command);
            output += Time()
                .Replace(run.Out.Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal), TimeOfThePage);
        }

        return output;
    }

    private async Task<string> LineAsync(int number)
    {
        using var line = JsonDocument.Parse((await File.ReadAllLinesAsync(Log))[number - 1]);
        return JsonSerializer.Serialize(line.RootElement, LaidOut) + "\n";
    }

    private static bool IsFile(string word) =>
        word.EndsWith(".json", StringComparison.Ordinal) || word.EndsWith(".jsonl", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(above.FullName, "FundsCheck.sln")))
        {
            above = above.Parent ?? throw new InvalidOperationException("FundsCheck.sln is in no folder above the tests");
        }

        return above.FullName;
    }

    [GeneratedRegex(
        "^```(?<kind>sh|text|json)(?: (?<argument>[0-9]+))?\n(?<text>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Block();

    [GeneratedRegex("--anchor \"head [0-9a-f]{64} lines [0-9]+ at [0-9TZ:-]+\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Line();

    [GeneratedRegex("--anchor [0-9a-f]{64}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Head();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Word();

    [GeneratedRegex(
        "(?<=^head [0-9a-f]{64} lines [0-9]+) at [0-9TZ:-]+(?=\n)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1_000)]
    private static partial Regex Time();

    [GeneratedRegex("\\]\\((?<found>[^)#]+)\\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();
}
