using System.Globalization;
using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Databases;

public sealed class StoreArchiveCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    private string Archive => Path.Combine(_folder.FullName, "archive.jsonl");

    private string Whole => Path.Combine(_folder.FullName, "whole.jsonl");

    [Fact]
    public async Task Old_months_are_archived_verified_and_read_with_the_rest()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ImportAsync(database);

        var planned = await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive, "--dry-run");
        var archived = await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive);
        var again = await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive, "--drop", "--output", "json");

        planned.Out.Should().Be(archived.Out.Split('\n')[0].Replace("archived", "to archive", StringComparison.Ordinal)
            + $"\n{database.Name}: 17 records to archive in {Archive}\n");
        archived.Lines[0].Should().Be("archived: record_2024_11");
        archived.Lines[1].Should().Be($"{database.Name}: 17 records archived in {Archive}");
        archived.Lines[2].Should().StartWith("archived before 2025-");
        using var json = JsonDocument.Parse(again.Out);
        json.RootElement.GetProperty("records").GetInt64().Should().Be(0);
        json.RootElement.GetProperty("dropped")[0].GetString().Should().Be("record_2024_11");
        archived.Lines[2].Should().EndWith(json.RootElement.GetProperty("archivedHead").GetString());

        (await Run.OfAsync("decisions", "verify", Archive)).ExitCode.Should().Be(0);
        (await Run.OfAsync("decisions", "replay", Archive)).ExitCode.Should().Be(0);
        var verified = await database.RunAsync("decisions", "verify", "--archive", Archive);
        (verified.ExitCode, verified.Error).Should().Be((0, ""));
        (await database.RunAsync("decisions", "export", "--to", Whole, "--archive", Archive)).ExitCode.Should().Be(0);
        (await File.ReadAllTextAsync(Whole)).Should().Be(await File.ReadAllTextAsync(Log));
    }

    [Fact]
    public async Task What_needs_the_archive_says_so()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ImportAsync(database);
        await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive);

        var verified = await database.RunAsync("decisions", "verify");
        var exported = await database.RunAsync("decisions", "export", "--to", Whole);
        var shown = await database.RunAsync("decisions", "show", "d-1");
        var recorded = await database.RunAsync("decisions", "record", "d-5", "sent");

        (verified.ExitCode, exported.ExitCode, shown.ExitCode, recorded.ExitCode).Should().Be((1, 1, 2, 2));
        verified.Error.Should().Contain("are archived").And.Contain("--archive");
        exported.Error.Should().Be(verified.Error);
        shown.Error.Should().Contain("the debit is archived; name the log of the archive");
        recorded.Error.Should().Contain("debit `d-5` is archived");
        File.Exists(Whole).Should().BeFalse();
    }

    [Fact]
    public async Task Another_log_is_rejected()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ImportAsync(database);

        var first = await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Log);
        await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive);
        var none = Path.Combine(_folder.FullName, "none.jsonl");
        var export = await database.RunAsync("decisions", "export", "--to", Whole, "--archive", none);

        first.ExitCode.Should().NotBe(0);
        first.Error.Should().Contain("exists");
        export.ExitCode.Should().NotBe(0);
        export.Error.Should().Contain("none.jsonl");
        File.Exists(Whole).Should().BeFalse();
    }

    [Fact]
    public async Task A_dry_run_states_no_end_that_is_not_known()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ImportAsync(database);
        await database.RunAsync("store", "archive", "--older-than", "22mo", "--to", Archive);
        await database.ExecuteAsync("SELECT fundscheck.add_partition(now() - interval '20 months')");
        var text = await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive, "--dry-run");
        var planned = await database.RunAsync(
            "store", "archive", "--older-than", "18mo", "--to", Archive, "--dry-run", "--output", "json");

        var month = DateTime.UtcNow.AddMonths(-20).ToString("yyyy_MM", CultureInfo.InvariantCulture);
        text.Out.Should().Be($"to archive: record_{month}\n{database.Name}: 0 records to archive in {Archive}\n");
        using var json = JsonDocument.Parse(planned.Out);
        json.RootElement.GetProperty("archivedLines").ValueKind.Should().Be(JsonValueKind.Null);
        json.RootElement.GetProperty("archivedHead").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Altered_records_and_a_missing_archive_end_with_1()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ImportAsync(database);
        await database.ExecuteAsync("CREATE TABLE kept AS SELECT * FROM fundscheck.debit WHERE id = 'd-1'");
        await database.ExecuteAsync("DELETE FROM fundscheck.debit WHERE id = 'd-1'");
        var altered = await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive, "--drop");
        await database.ExecuteAsync("INSERT INTO fundscheck.debit SELECT * FROM kept");
        await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive);
        File.Delete(Archive);

        var missing = await database.RunAsync("store", "archive", "--older-than", "18mo", "--to", Archive, "--drop");

        (altered.ExitCode, missing.ExitCode, altered.Out, missing.Out).Should().Be((1, 1, "", ""));
        altered.Error.Should().Contain("nothing is archived: account ").And.Contain("the row of its debit is missing");
        missing.Error.Should().Contain("archive.jsonl").And.Contain("is missing or empty").And.Contain("restore its files from a copy");
        var read = () => database.ExecuteAsync("SELECT FROM fundscheck.record_2024_11");
        await read.Should().NotThrowAsync();
    }

    [Theory]
    [InlineData("--older-than is at least 181d", "--older-than", "5mo", "--to", "archive.jsonl")]
    [InlineData("in a folder that does not exist", "--older-than", "18mo", "--to", "no-such-folder/archive.jsonl")]
    [InlineData("--dry-run and --drop exclude one another", "--older-than", "18mo", "--to", "archive.jsonl", "--drop", "--dry-run")]
    public async Task Wrong_options_end_with_2(string problem, params string[] options)
    {
        var run = await Run.OfAsync(["store", "archive", "--postgres", "Host=db.example", .. options]);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain(problem);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task ImportAsync(StoreDatabase database)
    {
        await RecordedLog.WriteAsync(Log, RuleSet.Default, new DateTimeOffset(2024, 11, 5, 15, 0, 0, TimeSpan.Zero));
        (await database.RunAsync("decisions", "import", Log)).ExitCode.Should().Be(0);
    }
}
