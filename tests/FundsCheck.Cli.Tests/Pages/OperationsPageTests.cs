using System.Text.RegularExpressions;
using FundsCheck.Cli.Tests.Events;
using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>The bank's file of docs/operations.md, and the commands that read it.</summary>
public sealed partial class OperationsPageTests : IDisposable
{
    private const string Url = "https://payments.example.com/debit-events";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_banks_file_is_imported_as_the_page_shows()
    {
        var (log, served) = (Path.Combine(_folder.FullName, "decisions.jsonl"), Path.Combine(_folder.FullName, "served.jsonl"));
        await RecordedLog.WriteAsync(log, RuleSet.Default);
        File.Copy(log, served);
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"));
        var section = Section().Match(text.ReplaceLineEndings("\n")).Value;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "returns.csv"), Csv().Match(section).Groups["rows"].Value);
        await using var store = FileDecisionStore.Open(served, new DecisionLogOptions(), _clock, NullLogger.Instance);
        await using var service = EventService.Over(store, _clock);
        using var followed = new FollowedPage(_folder.FullName, _clock);

        var (page, commands) = await followed.FollowAsync(section.Replace(Url, service.Url, StringComparison.Ordinal));

        page.Replace(service.Url, Url, StringComparison.Ordinal).Should().Be(section);
        commands.Should().Be(2);
        service.Requests.Should().HaveCount(3);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex("^## Feeding a bank's return file\n.*?(?=^## )", RegexOptions.Singleline | RegexOptions.Multiline, 1_000)]
    private static partial Regex Section();

    [GeneratedRegex("^```csv\n(?<rows>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Csv();
}
