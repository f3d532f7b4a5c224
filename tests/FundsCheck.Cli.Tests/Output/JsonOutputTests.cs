using System.Text.Json;
using FundsCheck.Cli.Tests.Help;
using FundsCheck.Rules;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Output;

/// <summary>
/// Every command of the tree has <c>--output json</c>, and prints nothing but JSON with it: one document, or one in each line.
/// </summary>
public sealed class JsonOutputTests : IAsyncLifetime
{
    // A script of a shell; a protocol on standard input and output; and the groups, which do nothing by themselves.
    private static readonly string[] Exceptions = ["", "decisions", "store", "rules", "completion", "rules serve"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    public static TheoryData<string> Paths => [.. Commands.All.Except(Exceptions)];

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    private string Rules => Path.Combine(_folder.FullName, "rules.json");

    public async ValueTask InitializeAsync()
    {
        await RecordedLog.WriteAsync(Log, RuleSet.Default);
        await File.WriteAllTextAsync(Rules, RuleSet.Default.CanonicalText);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Each_command_prints_json(string path)
    {
        var run = await RunAsync(path);

        run.ExitCode.Should().Be(path == "decisions reconcile" ? 1 : 0, run.Error);
        ShouldBeJson(run, path);
    }

    [Fact]
    public void The_exceptions_are_commands_without_the_option()
    {
        Commands.All.Should().Contain(Exceptions);
        foreach (var path in Exceptions)
        {
            UsageProblems.From(Commands.Root.Parse([.. Commands.Words(path), "--output", "json"])).Should().NotBeEmpty(path);
        }
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "d-1")]
    [InlineData("verify")]
    [InlineData("replay")]
    [InlineData("anchor")]
    public async Task A_damaged_log_is_reported_as_json(string command, params string[] more)
    {
        var text = await File.ReadAllTextAsync(Log);
        await File.WriteAllTextAsync(Log, text.Replace("80.00 USD", "81.00 USD", StringComparison.Ordinal));

        var run = await Run.OfAsync(["decisions", command, Log, .. more, "--output", "json"]);

        run.ExitCode.Should().Be(1);
        using var json = JsonDocument.Parse(run.Out);
        var damage = json.RootElement.GetProperty("damage");
        damage.GetProperty("line").GetInt64().Should().Be(3);
        damage.GetProperty("file").GetString().Should().Be(Log);
    }

    [Fact]
    public async Task A_failed_rule_test_and_a_differing_decision_are_members_and_the_status_stays()
    {
        var other = RuleSet.Default.CanonicalText.Replace(
            "\"0.00 USD\", \"then\": \"decline\", \"reason\": \"INSUFFICIENT_AVAILABLE\"",
            "\"30.00 USD\", \"then\": \"decline\", \"reason\": \"INSUFFICIENT_AVAILABLE\"", StringComparison.Ordinal);
        other.Should().NotBe(RuleSet.Default.CanonicalText);
        await File.WriteAllTextAsync(Rules, other);

        var test = await Run.OfAsync("rules", "test", Rules, "--output", "json", "--coverage");
        var replay = await Run.OfAsync("decisions", "replay", Log, "--rules", Rules, "--output", "json");

        (test.ExitCode, replay.ExitCode).Should().Be((1, 1));
        using var tests = JsonDocument.Parse(test.Out);
        tests.RootElement[0].GetProperty("failures").GetArrayLength().Should().Be(tests.RootElement[0].GetProperty("failed").GetInt32())
            .And.BePositive();
        tests.RootElement[0].GetProperty("coverage").GetProperty("percent").GetInt32().Should().BePositive();
        using var replayed = JsonDocument.Parse(replay.Out);
        replayed.RootElement.GetProperty("differing").GetInt32().Should().BePositive();
        replayed.RootElement.GetProperty("differences")[0].GetProperty("parts").GetArrayLength().Should().BePositive();
    }

    private static void ShouldBeJson(Run run, string path)
    {
        run.Out.Should().NotBeEmpty(path);
        try
        {
            using var document = JsonDocument.Parse(run.Out);
            document.RootElement.ValueKind.Should().BeOneOf(JsonValueKind.Object, JsonValueKind.Array);
        }
        catch (JsonException)
        {
            // JSON Lines.
            foreach (var line in run.Lines)
            {
                using var document = JsonDocument.Parse(line);
                document.RootElement.ValueKind.Should().Be(JsonValueKind.Object, path);
            }
        }
    }

    private async Task<Run> RunAsync(string path)
    {
        string[] words = [.. Commands.Words(path)];
        switch (path)
        {
            case "check":
                await using (var sandbox = await PlaidSandbox.StartAsync())
                {
                    return await Run.CheckAsync(
                        sandbox, "--account", Run.Account, "--amount", "75.00 USD", "--decisions", Path.Combine(_folder.FullName, "new"),
                        "--output", "json");
                }

            case "decisions import" or "store migrate" or "store archive":
                await using (var database = await StoreDatabase.CreateAsync())
                {
                    return await database.RunAsync([.. words, .. await ArgumentsAsync(path), "--output", "json"]);
                }

            default:
                return await Run.OfAsync("", _ => null, TimeOf(path), [.. words, .. await ArgumentsAsync(path), "--output", "json"]);
        }
    }

    // Events must not precede their decisions.
    private static TimeProvider TimeOf(string path) =>
        path == "demo" ? TimeProvider.System : new FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));

    private async Task<string[]> ArgumentsAsync(string path)
    {
        var file = Path.Combine(_folder.FullName, "file.csv");
        switch (path)
        {
            case "demo" or "rules schema" or "store migrate":
                return [];
            case "sandbox":
                return ["--list"];
            case "decisions show":
                return [Log, "d-1"];
            case "decisions record":
                return [Log, "d-7", "sent"];
            case "decisions import-returns":
                await File.WriteAllTextAsync(file, "id,code\nd-8,R01\n");
                return [Log, file];
            case "decisions reconcile":
                await File.WriteAllTextAsync(file, "id,amount\nd-1,80.00 USD\nd-9,1.00 USD\n");
                return [Log, file];
            case "decisions report":
                return [Log, "--dry-run"];
            case "decisions archive" or "store archive":
                return [
                    .. path == "decisions archive" ? [Log] : Array.Empty<string>(), "--older-than", "18mo", "--to",
                    Path.Combine(_folder.FullName, "archive"), "--dry-run",
                ];
            case "decisions export":
                return [Log, "--format", "csv", "--out", file];
            case "rules new":
                return ["shop", "--folder", _folder.FullName];
            case "rules diff":
                return [Rules, Rules];
            case "rules tune":
                return [Rules, "--check", "funds", "--measure", "headroom.available", "--decisions", Log];
            default:
                return [path.StartsWith("rules ", StringComparison.Ordinal) ? Rules : Log];
        }
    }
}
