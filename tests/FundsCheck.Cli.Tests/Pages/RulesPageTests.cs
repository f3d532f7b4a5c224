using System.Text.RegularExpressions;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>
/// The commands of docs/rules.md, docs/diff.md, docs/backtest.md, docs/tune.md and docs/pages.md; the samples of the first are tested
/// beside the rules.
/// </summary>
public sealed partial class RulesPageTests : IDisposable
{
    private static readonly string Page = Read("rules.md");
    private static readonly string DiffPage = Read("diff.md");
    private static readonly string BacktestPage = Read("backtest.md");
    private static readonly string TunePage = Read("tune.md");

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_command_of_the_page_ends_with_its_status()
    {
        await WriteFilesAsync();
        var commands = Shell().Matches(Page).SelectMany(match => match.Groups["found"].Value.Split('\n')).ToList();

        foreach (var command in commands)
        {
            var run = await RunAsync(command);
            (run.ExitCode, run.Error).Should().Be((0, ""), command);
        }

        commands.Should().HaveCountGreaterThan(4);
    }

    [Fact]
    public async Task The_backtest_of_the_page_is_the_output_of_its_command()
    {
        await WriteFilesAsync();
        var command = Shell().Matches(BacktestPage).Single().Groups["found"].Value;

        var run = await RunAsync(command);

        var shown = Backtest().Match(BacktestPage).Groups["found"].Value;
        shown.Should().Contain("changed outcomes");
        run.Out.Should().EndWith($"\n\n{Path.Combine(folder, "decisions.jsonl")}{shown["decisions.jsonl".Length..]}\n");
    }

    [Fact]
    public async Task The_page_on_diff_shows_the_output_of_its_command()
    {
        await WriteFilesAsync();
        var commands = Shell().Matches(DiffPage).Select(match => match.Groups["found"].Value).ToList();

        var run = await RunAsync(commands[0]);

        (run.ExitCode, run.Error).Should().Be((4, ""));
        HashesOf().Replace(run.Out, "").Should().Be($"{HashesOf().Replace(Diff().Match(DiffPage).Groups["found"].Value, "")}\n");
        foreach (var command in commands.Skip(1).SelectMany(block => block.Split('\n')))
        {
            (await RunAsync(command)).Error.Should().BeEmpty(command);
        }
    }

    [Fact]
    public async Task Every_command_of_the_page_on_tuning_ends_with_its_status()
    {
        await WriteFilesAsync();
        var commands = Shell().Matches(TunePage).SelectMany(match => match.Groups["found"].Value.Split('\n')).ToList();

        foreach (var command in commands)
        {
            var run = await RunAsync(command);
            (run.ExitCode, run.Error).Should().Be((0, ""), command);
        }

        commands.Should().HaveCount(3);
    }

    [Fact]
    public async Task Every_command_of_the_page_on_HTML_writes_its_file()
    {
        await WriteFilesAsync();
        var commands = Shell().Matches(Read("pages.md")).Select(match => match.Groups["found"].Value).ToList();

        commands.Should().HaveCount(5);
        foreach (var command in commands)
        {
            var run = await RunAsync(command);
            (run.ExitCode, run.Out, run.Error).Should().Be((0, "", ""), command);
            (await File.ReadAllTextAsync(Path.Combine(folder, command.Split(' ')[^1]))).Should().StartWith("<!DOCTYPE html>");
        }
    }

    [Fact]
    public async Task Every_command_of_the_table_exists()
    {
        var named = TableCommand().Matches(Page).Select(match => match.Groups["found"].Value).ToList();

        foreach (var name in named)
        {
            (await Run.OfAsync("rules", name, "--help")).Out.Should().Contain($"rules {name}");
        }

        named.Should().HaveCountGreaterThan(4);
    }

    private Task<Run> RunAsync(string command)
    {
        var words = command.Split(' ');
        words[0].Should().Be("fundscheck");
        return Run.OfAsync([.. words.Skip(1).Select(word => IsFile(word) ? Path.Combine(folder, word) : word)]);
    }

    private static bool IsFile(string word) => Path.GetExtension(word) is ".json" or ".jsonl" or ".html";

    private async Task WriteFilesAsync()
    {
        var first = FirstFile().Match(Page).Groups["found"].Value + "\n";
        await File.WriteAllTextAsync(Path.Combine(folder, "first.json"), first);
        Directory.CreateDirectory(Path.Combine(folder, "debits"));
        await File.WriteAllTextAsync(Path.Combine(folder, "debits", "first.json"), first);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "debits", "shop.json"), ShopFile().Match(Page).Groups["found"].Value + "\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "old.json"), first.Replace("0.00 USD", "5.00 USD", StringComparison.Ordinal));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "stricter.json"),
            first.Replace("\"below\": \"0.00 USD\"", "\"below\": \"25.00 USD\"", StringComparison.Ordinal));
        await RecordedLog.WriteAsync(
            Path.Combine(folder, "decisions.jsonl"), FundsCheck.Rules.RuleSet.Load(Path.Combine(folder, "first.json")));
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(FindRoot(), "docs", page)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(above.FullName, "FundsCheck.sln")))
        {
            above = above.Parent ?? throw new InvalidOperationException("FundsCheck.sln is in no folder above the tests");
        }

        return above.FullName;
    }

    [GeneratedRegex("```json first\\.json\n(?<found>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex FirstFile();

    [GeneratedRegex("```json shop\\.json\n(?<found>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ShopFile();

    [GeneratedRegex("```text backtest\n(?<found>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Backtest();

    [GeneratedRegex("```text diff\n(?<found>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Diff();

    [GeneratedRegex(" \\([0-9a-f]{12}\\)", RegexOptions.None, 1_000)]
    private static partial Regex HashesOf();

    [GeneratedRegex("```sh\n(?<found>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shell();

    [GeneratedRegex("^\\| `rules (?<found>[a-z]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TableCommand();
}
