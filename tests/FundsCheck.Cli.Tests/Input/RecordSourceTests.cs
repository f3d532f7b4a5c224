using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Input;

/// <summary>A log or a database, for the commands that read recorded decisions: both give the same result.</summary>
public sealed class RecordSourceTests : IAsyncLifetime
{
    private const string NoDatabase = "Host=db.example";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync() => await RecordedLog.WriteAsync(Log, RuleSet.Default);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_command_gives_the_same_result_on_a_log_and_on_a_database()
    {
        await using var database = await StoreDatabase.CreateAsync();
        var rules = Path.Combine(_folder.FullName, "rules.json");
        await File.WriteAllTextAsync(rules, RuleSet.Default.CanonicalText);
        var stricter = Path.Combine(_folder.FullName, "stricter.json");
        await File.WriteAllTextAsync(
            stricter,
            RuleSet.Default.CanonicalText.Replace("\"below\": \"0.00 USD\"", "\"below\": \"25.00 USD\"", StringComparison.Ordinal));
        (await database.RunAsync("decisions", "import", Log)).ExitCode.Should().Be(0);

        await EqualAsync(["decisions", "replay", Log], ["decisions", "replay"]);
        await EqualAsync(["decisions", "replay", Log, "--rules", stricter], ["decisions", "replay", "--rules", stricter]);
        await EqualAsync(["rules", "diff", rules, stricter, "--decisions", Log], ["rules", "diff", rules, stricter]);
        foreach (var id in (string[])["d-1", "d-5", "d-6"])
        {
            var (ofLog, ofDatabase) = (
                await Run.OfAsync("decisions", "show", Log, id), await database.RunAsync("decisions", "show", id));
            ofDatabase.ExitCode.Should().Be(0, ofDatabase.Error);
            WithoutPlaces(ofDatabase.Lines).Should().Equal(WithoutPlaces(ofLog.Lines));
        }

        var (fromLog, fromDatabase) = (
            await Run.OfAsync("decisions", "list", Log, "--outcome", "accept"),
            await database.RunAsync("decisions", "list", "--outcome", "accept"));
        fromDatabase.Lines.Select(AfterPosition).Should().Equal(fromLog.Lines.Select(AfterPosition)).And.HaveCount(6);

        async Task EqualAsync(string[] ofLog, string[] ofDatabase)
        {
            var (expected, actual) = (await Run.OfAsync(ofLog), await database.RunAsync(ofDatabase));
            actual.Error.Should().BeEmpty();
            (actual.ExitCode, actual.Out.Replace(database.Name, Log, StringComparison.Ordinal))
                .Should().Be((expected.ExitCode, expected.Out));
        }
    }

    [Fact]
    public async Task The_pages_of_a_database_lead_through_every_decision()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.RunAsync("decisions", "import", Log);

        var first = await database.RunAsync("decisions", "list", "--limit", "5");
        var after = first.Error.Split('`')[1].Split(' ');
        var second = await database.RunAsync(["decisions", "list", "--limit", "5", .. after]);
        var wrong = await database.RunAsync("decisions", "list", "--after", "first");

        (first.Lines.Length, second.Lines.Length, second.Error).Should().Be((5, 3, ""));
        wrong.ExitCode.Should().Be(2);
        wrong.Error.Should().Contain("--after is no position of a decision");
    }

    [Theory]
    [InlineData("no source of decisions is given", "decisions", "list")]
    [InlineData("no source of decisions is given", "decisions", "replay")]
    [InlineData("no source of decisions is given", "decisions", "verify")]
    [InlineData("no source of decisions is given", "decisions", "show")]
    [InlineData("no source of decisions is given", "decisions", "record")]
    [InlineData("ID is missing; LOG is left out with --postgres only", "decisions", "show", "d-1")]
    [InlineData("EVENT is missing; LOG is left out with --postgres or --url only", "decisions", "record", "d-1", "sent")]
    [InlineData("ID is missing", "decisions", "show", "--postgres", NoDatabase)]
    [InlineData("EVENT is missing", "decisions", "record", "d-1", "--postgres", NoDatabase)]
    [InlineData("LOG and --postgres exclude one another", "decisions", "list", "LOG", "--postgres", NoDatabase)]
    [InlineData("LOG and --postgres exclude one another", "decisions", "replay", "LOG", "--postgres", NoDatabase)]
    [InlineData("LOG and --postgres exclude one another", "decisions", "verify", "LOG", "--postgres", NoDatabase)]
    [InlineData("LOG and --postgres exclude one another", "decisions", "show", "LOG", "d-1", "--postgres", NoDatabase)]
    [InlineData("LOG and --postgres exclude one another", "decisions", "record", "LOG", "d-1", "sent", "--postgres", NoDatabase)]
    [InlineData("EVENT is one of approved, rejected, sent", "decisions", "record", "d-1", "seen", "--postgres", NoDatabase)]
    [InlineData("leave out --anchor and --require-anchor", "decisions", "verify", "--anchor", "head", "--postgres", NoDatabase)]
    [InlineData("leave out --anchor and --require-anchor", "decisions", "verify", "--require-anchor", "--postgres", NoDatabase)]
    public async Task A_wrong_choice_ends_with_2(string problem, params string[] arguments)
    {
        var run = await Run.OfAsync([.. arguments.Select(argument => argument == "LOG" ? Log : argument)]);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_database_without_the_schema_ends_with_1_and_names_the_command()
    {
        await using var database = await StoreDatabase.CreateAsync(hasSchema: false);
        var rules = Path.Combine(_folder.FullName, "rules.json");
        await File.WriteAllTextAsync(rules, RuleSet.Default.CanonicalText);

        foreach (var command in (string[][])[
            ["decisions", "list"], ["decisions", "show", "d-1"], ["decisions", "replay"], ["decisions", "verify"],
            ["decisions", "record", "d-1", "sent"], ["decisions", "import", Log],
            ["decisions", "export", "--to", Path.Combine(_folder.FullName, "new.jsonl")], ["rules", "diff", rules, rules],
        ])
        {
            var run = await database.RunAsync(command);

            (run.ExitCode, run.Out).Should().Be((1, ""), string.Join(' ', command));
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle()
                .Which.Should().StartWith($"fundscheck: {database.Name}: ").And.Contain("fundscheck store migrate");
        }

        File.Exists(Path.Combine(_folder.FullName, "new.jsonl")).Should().BeFalse();
    }

    [Fact]
    public async Task The_temporary_log_is_private_and_is_deleted_also_after_a_failure()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.RunAsync("decisions", "import", Log);
        var source = new RecordSource.Database(PostgreSqlDatabase.Parse(database.ConnectionString));
        var terminal = new Terminal
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            In = Stream.Null,
            Environment = _ => null,
        };

        var read = await source.ReadLogAsync(terminal, (path, name) => (path, name, File.Exists(path), ModeOf(path)), default);
        string? failed = null;
        var fail = () => source.ReadLogAsync<int>(
            terminal, (path, _) => throw new InvalidOperationException(failed = path), default);

        read.name.Should().Be(database.Name);
        read.Item3.Should().BeTrue();
        if (!OperatingSystem.IsWindows())
        {
            read.Item4.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await fail.Should().ThrowAsync<InvalidOperationException>();
        foreach (var path in (string?[])[read.path, failed])
        {
            path.Should().NotBeNull();
            Directory.Exists(Path.GetDirectoryName(path)).Should().BeFalse();
        }
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static IEnumerable<string> WithoutPlaces(string[] lines) =>
        lines.Select(line => line.StartsWith("revision ", StringComparison.Ordinal) ? line[line.IndexOf(':')..] : line);

    private static string AfterPosition(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);
}
