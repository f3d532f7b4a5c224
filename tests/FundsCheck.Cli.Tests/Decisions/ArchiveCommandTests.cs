using System.Text.Json;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Decisions;

public sealed class ArchiveCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2028, 6, 1, 0, 0, 0, TimeSpan.Zero));

    public ArchiveCommandTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "logs"), "segments.jsonl*"))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }
    }

    private string Log => Path.Combine(folder.FullName, "segments.jsonl");

    private string Archive => Path.Combine(folder.FullName, "archive");

    [Theory]
    [InlineData("18")]
    [InlineData("18 mo")]
    [InlineData("18MO")]
    [InlineData("0d")]
    [InlineData("-1y")]
    [InlineData("1.5y")]
    [InlineData("101y")]
    [InlineData("99999999999d")]
    [InlineData("")]
    public async Task A_wrong_age_ends_with_2_and_names_the_form(string age)
    {
        var run = await RunAsync("decisions", "archive", Log, $"--older-than={age}", "--to", Archive);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().ContainAny("as in `540d`, `18mo` or `2y`", "--older-than needs a value");
        Directory.Exists(Archive).Should().BeFalse();
    }

    [Theory]
    [InlineData("180d")]
    [InlineData("5mo")]
    public async Task A_young_age_ends_with_2(string age)
    {
        var run = await RunAsync("decisions", "archive", Log, "--older-than", age, "--to", Archive);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain("--older-than is at least 181d");
    }

    [Theory]
    [InlineData("181d", 3)]
    [InlineData("6mo", 3)]
    [InlineData("1y", 3)]
    [InlineData("2y", 0)]
    public async Task Ages_are_days_calendar_months_and_years(string age, int segments)
    {
        var run = await RunAsync("decisions", "archive", Log, "--older-than", age, "--to", Archive, "--dry-run", "--output", "json");

        using var json = JsonDocument.Parse(run.Out);
        (run.ExitCode, json.RootElement.GetProperty("segments").GetArrayLength()).Should().Be((0, segments));
        (json.RootElement.GetProperty("dryRun").GetBoolean(), Directory.Exists(Archive)).Should().Be((true, false));
    }

    [Fact]
    public async Task An_archived_debit_is_not_decided_again_and_its_record_is_shown_from_the_archive()
    {
        var archived = await RunAsync("decisions", "archive", Log, "--older-than", "1y", "--to", Archive, "--output", "json");
        var id = FirstArchivedId();

        using var json = JsonDocument.Parse(archived.Out);
        var verified = await RunAsync("decisions", "verify", Log);
        var shown = await RunAsync("decisions", "show", Log, id);
        var there = await RunAsync("decisions", "show", Path.Combine(Archive, "segments.jsonl"), id);
        var recorded = await RunAsync("decisions", "record", Log, id, "sent");
        var unknown = await RunAsync("decisions", "show", Log, "never-seen");

        (archived.ExitCode, verified.ExitCode, there.ExitCode).Should().Be((0, 0, 0));
        verified.Out.Should().Contain(json.RootElement.GetProperty("archivedHead").GetString()).And.Contain("--archive FOLDER");
        (shown.ExitCode, shown.Error)
            .Should().Be((2, "fundscheck: the debit is archived; name the log of the same name in the folder of the archive\n"));
        there.Out.Should().Contain($"debit {id}");
        recorded.ExitCode.Should().Be(2);
        recorded.Error.Should().Contain($"debit `{id}` is archived");
        unknown.Error.Should().Contain("has no debit with this id");
    }

    [Fact]
    public async Task A_check_of_an_archived_debit_ends_with_2_alone_and_in_a_batch()
    {
        await RunAsync("decisions", "archive", Log, "--older-than", "1y", "--to", Archive);
        var id = FirstArchivedId();
        await using var sandbox = await PlaidSandbox.StartAsync();
        string[] debit = ["--account", Run.Account, "--amount", "1.00 USD", "--id", id, "--decisions", Log];

        var text = await Run.CheckAsync(sandbox, debit);
        var json = await Run.CheckAsync(sandbox, [.. debit, "--output", "json"]);
        var batch = await Run.BatchAsync(
            sandbox, $$"""{"id":"{{id}}","account":"{{Run.Account}}","amount":"1.00 USD"}""" + "\n", "--decisions", Log);

        (text.ExitCode, text.Out, json.ExitCode, batch.ExitCode).Should().Be((2, "", 2, 2));
        text.Error.Should().Contain($"debit `{id}` is archived");
        json.Out.Should().Contain("\"code\":\"debit.archived\",\"member\":\"id\"");
        batch.Out.Should().Contain("\"code\":\"debit.archived\",\"member\":\"id\"");
    }

    [Fact]
    public async Task An_anchor_of_an_archived_line_needs_the_archive()
    {
        var anchor = await RunAsync("decisions", "anchor", Log);
        var first = (await File.ReadAllLinesAsync($"{Log}.000002"))[0];
        var head = JsonDocument.Parse(first).RootElement.GetProperty("prevHash").GetString()!;
        await RunAsync("decisions", "archive", Log, "--older-than", "1y", "--to", Archive);

        var alone = await RunAsync("decisions", "verify", Log, "--anchor", head);
        var both = await RunAsync("decisions", "verify", Log, "--anchor", head, "--archive", Archive);
        var last = await RunAsync("decisions", "verify", Log, "--anchor", anchor.Out.Trim());
        var missing = await RunAsync("decisions", "verify", Log, "--archive", $"{Archive}-none");
        var elsewhere = await RunAsync("decisions", "verify", Log, "--archive", folder.CreateSubdirectory("empty").FullName);

        alone.ExitCode.Should().Be(1);
        alone.Out.Should().Contain("--archive");
        (both.ExitCode, last.ExitCode, elsewhere.ExitCode).Should().Be((0, 0, 1));
        last.Out.Should().Contain("anchored up to its last line");
        (missing.ExitCode, missing.Out).Should().Be((2, ""));
        missing.Error.Should().Contain("is not a folder; name the folder of the archive");
        elsewhere.Out.Should().Contain("the archive lacks segment 1 of the log");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string FirstArchivedId() => File.ReadLines(Path.Combine(Archive, "segments.jsonl.000001"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .First(line => line.TryGetProperty("decision", out _)).GetProperty("decision").GetProperty("id").GetString()!;

    private Task<Run> RunAsync(params string[] arguments) => Run.OfAsync("", _ => null, clock, arguments);
}
