using System.Text.Json;
using FundsCheck.Cli.Decisions;
using FundsCheck.Cli.Exporting;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Tests.Exporting;

/// <summary><c>decisions export --format</c> on a log of d-1 to d-6 on one day, and of d-7 and d-8 on the next.</summary>
public sealed class ExportCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    private string Table => Path.Combine(_folder.FullName, "table");

    private static ListSettings Settings => new(new DecisionQuery(), int.MaxValue);

    public async ValueTask InitializeAsync() => await RecordedLog.WriteAsync(Log, RuleSet.Default);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public async Task A_row_has_a_decision_with_its_events(string format)
    {
        var export = await ExportAsync("--format", format, "--out", Table);

        export.ExitCode.Should().Be(0, export.Error);
        export.Out.Should().MatchRegex($"^{Table}: 8 decisions of {Log}, up to line [0-9]+, head [0-9a-f]{{64}}\n$");
        var rows = await ExportedTable.ReadAsync(format, await File.ReadAllBytesAsync(Table));
        Column(rows, "id").Should().Equal("d-1", "d-2", "d-3", "d-4", "d-5", "d-6", "d-7", "d-8");
        Column(rows, "amount").Should().Equal(80m, 90m, 60m, 40m, 75m, 120m, 30m, 10m);
        Column(rows, "returnCode").Should().Equal(new object?[] { "R01", null, "R01", null, null, null, null, null });
        Column(rows, "settledAt").Select(time => time is not null)
            .Should().Equal(false, true, false, true, false, false, false, false);
        Column(rows, "sentAt")[0].Should().Be(new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero));
        _folder.GetFiles().Select(file => file.Name).Should().NotContain(name => name.EndsWith(".tmp"));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Table).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task The_stated_end_is_an_anchor_of_the_log()
    {
        var export = await ExportAsync("--format", "csv", "--out", Table, "--output", "json");
        using var json = JsonDocument.Parse(export.Out);

        var verify = await Run.OfAsync("decisions", "verify", Log, "--anchor", json.RootElement.GetProperty("head").GetString()!);

        json.RootElement.GetProperty("decisions").GetInt32().Should().Be(8);
        verify.Out.Should().Contain("anchored up to its last line");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Windows_of_any_size_give_the_same_rows(int window)
    {
        using var log = ExportedLog.Open(Log, CancellationToken.None);
        using var windows = ExportedLog.Open(Log, CancellationToken.None, window);

        windows.Read(Settings, CancellationToken.None).Should().OnlyContain(rows => rows.Count <= window);
        Rows(windows).Should().BeEquivalentTo(Rows(log), options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Lines_that_are_appended_meanwhile_are_left_out()
    {
        var lines = await File.ReadAllLinesAsync(Log);
        await File.WriteAllLinesAsync(Log, lines[..7]);
        using var first = ExportedLog.Open(Log, CancellationToken.None);
        var expected = Rows(first);
        using var log = ExportedLog.Open(Log, CancellationToken.None);
        await File.AppendAllLinesAsync(Log, lines[7..]);

        Rows(log).Should().BeEquivalentTo(expected, options => options.WithStrictOrdering());
        log.End.Lines.Should().Be(7);
        expected.Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_filters_are_those_of_list()
    {
        (await ExportAsync("--format", "jsonl", "--outcome", "decline")).Lines.Should().ContainSingle().Which.Should().Contain("\"d-6\"");
        (await ExportAsync("--format", "jsonl", "--from", "2026-11-20T15:00:00Z")).Lines.Should().HaveCount(2);
        (await ExportAsync("--format", "jsonl", "--approver", "ann")).Lines.Should().BeEmpty();
        (await ExportAsync("--format", "csv", "--account", "none")).Lines.Should().ContainSingle().Which.Should().StartWith("position,id,");
    }

    [Fact]
    public async Task A_file_is_never_replaced()
    {
        await File.WriteAllTextAsync(Table, "kept");

        (await ExportAsync("--format", "csv", "--out", Table)).ShouldRefuse("exists; name a new file");
        (await ExportAsync("--format", "csv", "--out", Log)).ShouldRefuse("exists; name a new file");
        (await ExportAsync("--format", "csv", "--out", Path.Combine(Table, "none", "t"))).ShouldRefuse("create the folder");

        (await File.ReadAllTextAsync(Table)).Should().Be("kept");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public async Task A_damaged_log_leaves_no_file(string format)
    {
        var text = await File.ReadAllTextAsync(Log);
        await File.WriteAllTextAsync(Log, text.Replace("80.00 USD", "81.00 USD", StringComparison.Ordinal));

        var export = await ExportAsync("--format", format, "--out", Table);

        (export.ExitCode, export.Out).Should().Be((1, ""));
        export.Error.Should().Contain("line 3: the line was altered");
        _folder.GetFiles().Select(file => file.Name).Should()
            .OnlyContain(name => name.StartsWith("decisions.jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_incomplete_line_is_left_out()
    {
        await File.AppendAllTextAsync(Log, "{\"seq\":99,\"prevHash\":\"00");

        (await ExportAsync("--format", "jsonl")).Lines.Should().HaveCount(8);
    }

    [Theory]
    [InlineData("give either --format", "--out", "t")]
    [InlineData("give either --format", "--format", "csv", "--to", "t")]
    [InlineData("--format parquet needs a file", "--format", "parquet")]
    [InlineData("--output json goes with --out", "--format", "csv", "--output", "json")]
    [InlineData("give --postgres in place of LOG", "--to", "t")]
    [InlineData("--outcome goes with --format", "--to", "t", "--outcome", "accept")]
    [InlineData("--archive goes with --postgres", "--format", "csv", "--archive", "t")]
    [InlineData("--format does not take this value", "--format", "xlsx")]
    public async Task Wrong_usage_ends_with_2(string reason, params string[] arguments)
    {
        var export = await ExportAsync(arguments);

        export.ShouldRefuse(reason);
        export.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task A_database_gives_the_rows_of_its_log()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.RunAsync("decisions", "import", Log);

        var export = await database.RunAsync("decisions", "export", "--format", "jsonl");

        export.ExitCode.Should().Be(0, export.Error);
        export.Out.Should().Be((await ExportAsync("--format", "jsonl")).Out);
    }

    private static List<object?> Column(IReadOnlyList<object?[]> rows, string name) =>
        [.. rows.Select(row => row[FundsCheck.Cli.Exporting.ExportColumns.IndexOf(name)])];

    private Task<Run> ExportAsync(params string[] arguments) => Run.OfAsync(["decisions", "export", Log, .. arguments]);

    private static List<IReadOnlyList<object?>> Rows(ExportedLog log) =>
        [.. log.Read(Settings, CancellationToken.None).SelectMany(rows => rows).Select(row => row.Values)];
}
