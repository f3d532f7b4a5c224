using System.Text.RegularExpressions;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>
/// The commands of docs/audit.md and their outputs. After the example log was recorded anew (see tests/logs/README.md), run once with
/// FUNDSCHECK_WRITE_LOGS=1: the outputs on the page are then rewritten too.
/// </summary>
public sealed partial class AuditPageTests : IDisposable
{
    private const int CommandsMin = 15;

    private static readonly string PagePath = Path.Combine(Repository.Root, "docs", "audit.md");

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    private string Log => Path.Combine(folder, "decisions.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_command_prints_the_output_of_the_page()
    {
        Assert.SkipUnless(ShellCommand.IsThere, "sh, sed and sha256sum are not here");
        File.Copy(Path.Combine(Repository.Root, "tests", "logs", "example.jsonl"), Log);
        var page = (await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n");
        var anchor = FollowedPage.WithTimeOfThePage((await Run.OfAsync("decisions", "anchor", Log)).Out).TrimEnd();
        page = Line().Replace(page, $"--anchor \"{anchor}\"");

        var (followed, commands) = await new FollowedPage(folder).FollowAsync(Head().Replace(page, $"--anchor {anchor.Split(' ')[1]}"));

        if (Environment.GetEnvironmentVariable("FUNDSCHECK_WRITE_LOGS") == "1")
        {
            await File.WriteAllTextAsync(PagePath, followed);
        }

        followed.Should().Be((await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n"), "the page shows what the commands print");
        commands.Should().BeGreaterThanOrEqualTo(CommandsMin);
    }

    [Fact]
    public void Every_linked_file_exists()
    {
        var links = Link().Matches(File.ReadAllText(PagePath)).Select(match => match.Groups["found"].Value).ToList();

        links.Should().NotBeEmpty().And.OnlyContain(link => Path.Exists(Path.Combine(Repository.Root, "docs", link)));
    }

    [GeneratedRegex("--anchor \"head [0-9a-f]{64} lines [0-9]+ at [0-9TZ:-]+\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Line();

    [GeneratedRegex("--anchor [0-9a-f]{64}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Head();

    [GeneratedRegex("\\]\\((?<found>[^)#]+)\\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();
}
