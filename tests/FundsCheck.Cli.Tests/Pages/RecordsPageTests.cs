using System.Text.Json;
using System.Text.RegularExpressions;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>
/// The queries of docs/records.md and their output, and its tables beside what logs hold. After the logs were recorded anew (see
/// tests/logs/README.md), run once with FUNDSCHECK_WRITE_LOGS=1: the outputs on the page are then rewritten too.
/// </summary>
public sealed partial class RecordsPageTests : IDisposable
{
    private const int QueriesMin = 11;
    private const int CommandsMin = 6;

    // Objects, and a member that only a host of its own can record.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "log", "ruleSet", "decision", "event", "connection", "decision.balance", "decision.balance.accountId",
    };

    private const string Retention = "\n## Retention\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private static string PagePath => Path.Combine(Repository.Root, "docs", "records.md");

    [Fact]
    public async Task Every_query_prints_the_output_of_the_page()
    {
        Assert.SkipUnless(ShellCommand.IsThere && File.Exists("/usr/bin/jq"), "sh and jq are not here");
        File.Copy(Path.Combine(Repository.Root, "tests", "logs", "example.jsonl"), Path.Combine(folder.FullName, "decisions.jsonl"));
        using var followed = new FollowedPage(folder.FullName);
        var (text, at) = await ReadAsync();

        var (page, queries) = await followed.FollowAsync(text[..at]);

        await CompareAsync(page + text[at..]);
        queries.Should().BeGreaterThanOrEqualTo(QueriesMin);
    }

    [Fact]
    public async Task Every_command_on_retention_prints_the_output_of_the_page()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "logs"), "segments.jsonl*"))
        {
            var copy = Path.Combine(folder.FullName, Path.GetFileName(file).Replace("segments", "decisions", StringComparison.Ordinal));
            File.Copy(file, copy);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        var clock = new FakeTimeProvider(new DateTimeOffset(2028, 6, 1, 0, 0, 0, TimeSpan.Zero));
        using var followed = new FollowedPage(folder.FullName, clock);
        var (text, at) = await ReadAsync();

        var (page, commands) = await followed.FollowAsync(text[at..]);

        await CompareAsync(text[..at] + page);
        commands.Should().BeGreaterThanOrEqualTo(CommandsMin);
    }

    [Fact]
    public void The_tables_list_exactly_the_members_of_the_log()
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "logs"), "*.jsonl").SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            Add(members, string.Empty, json.RootElement);
        }

        var rows = Row().Matches(File.ReadAllText(PagePath)).Select(row => row.Groups["member"].Value).ToList();

        rows.Should().OnlyHaveUniqueItems();
        rows.Where(row => !Others.Contains(row)).Should().BeEquivalentTo(members);
    }

    [Fact]
    public void Every_linked_file_exists()
    {
        var links = Link().Matches(File.ReadAllText(PagePath)).Select(match => match.Groups["found"].Value)
            .Where(link => !link.StartsWith("https:", StringComparison.Ordinal)).ToList();

        links.Should().NotBeEmpty().And.OnlyContain(link => Path.Exists(Path.Combine(Repository.Root, "docs", link)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<(string Text, int Retention)> ReadAsync()
    {
        var text = (await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n");
        return (text, text.IndexOf(Retention, StringComparison.Ordinal));
    }

    private static async Task CompareAsync(string page)
    {
        if (Environment.GetEnvironmentVariable("FUNDSCHECK_WRITE_LOGS") == "1")
        {
            await File.WriteAllTextAsync(PagePath, page);
        }

        page.Should().Be((await ReadAsync()).Text, "the page shows the output of each command");
    }

    private static void Add(HashSet<string> members, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            // It has the members of the reading that was judged.
            case JsonValueKind.Object when path is ".decision.otherReading":
                members.Add(path[1..]);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    var isByName = path is ".decision.facts" or ".decision.sourceFacts.facts";
                    Add(members, $"{path}.{(isByName ? "*" : member.Name)}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Add(members, path, item);
                }

                break;
            default:
                members.Add(path[1..]);
                break;
        }
    }

    [GeneratedRegex("^\\| `(?<member>[a-zA-Z0-9.*]+)` \\|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1_000)]
    private static partial Regex Row();

    [GeneratedRegex("\\]\\((?<found>[^)#]+)\\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();
}
