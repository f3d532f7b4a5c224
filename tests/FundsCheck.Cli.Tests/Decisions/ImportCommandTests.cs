using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Decisions;

/// <summary><c>decisions import</c>, <c>export</c>, and the verification of what was imported.</summary>
public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    private string Exported => Path.Combine(_folder.FullName, "exported.jsonl");

    public async ValueTask InitializeAsync() => await RecordedLog.WriteAsync(Log, RuleSet.Default);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_imported_log_is_exported_with_its_bytes()
    {
        await using var database = await StoreDatabase.CreateAsync();

        var imported = await database.RunAsync("decisions", "import", Log);
        var exported = await database.RunAsync("decisions", "export", "--to", Exported);

        var lines = (await File.ReadAllLinesAsync(Log)).Length;
        (imported.ExitCode, imported.Out, imported.Error).Should().Be((0, $"{database.Name}: {lines} lines of {Log}\n", ""));
        (exported.ExitCode, exported.Out, exported.Error).Should().Be((0, $"{Exported}: {lines} lines of {database.Name}\n", ""));
        (await File.ReadAllBytesAsync(Exported)).Should().Equal(await File.ReadAllBytesAsync(Log));
    }

    [Fact]
    public async Task A_log_is_imported_once_and_no_file_is_replaced()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.RunAsync("decisions", "import", Log);

        var again = await database.RunAsync("decisions", "import", Log);
        var replaced = await database.RunAsync("decisions", "export", "--to", Log);
        var nowhere = await database.RunAsync("decisions", "export", "--to", Path.Combine(_folder.FullName, "none", "log"));
        var missing = await database.RunAsync("decisions", "import", Log + ".missing");

        (again.ExitCode, replaced.ExitCode, nowhere.ExitCode, missing.ExitCode).Should().Be((1, 2, 2, 2));
        again.Error.Should().StartWith($"fundscheck: {database.Name}: ").And.Contain("d-1");
        replaced.Error.Should().Contain("exists; name a new file");
        nowhere.Error.Should().Contain("a folder that does not exist");
        missing.Error.Should().Contain("does not exist or cannot be read");
    }

    [Fact]
    public async Task An_altered_line_is_reported_and_nothing_is_imported()
    {
        await using var database = await StoreDatabase.CreateAsync();
        var text = await File.ReadAllTextAsync(Log);
        await File.WriteAllTextAsync(Log, text.Replace("80.00 USD", "81.00 USD", StringComparison.Ordinal));

        var imported = await database.RunAsync("decisions", "import", Log);
        var list = await database.RunAsync("decisions", "list");

        imported.ExitCode.Should().Be(1);
        imported.Out.Should().Contain("line 3: the line was altered");
        (list.ExitCode, list.Out).Should().Be((0, ""));
    }

    [Fact]
    public async Task An_unaltered_database_verifies_and_an_altered_one_does_not()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.RunAsync("decisions", "import", Log);

        var verified = await database.RunAsync("decisions", "verify");
        await database.ExecuteAsync(
            """
            UPDATE fundscheck.record SET body = convert_to(replace(convert_from(body, 'UTF8'), '80.00 USD', '81.00 USD'), 'UTF8')
            WHERE debit_id = 'd-1' AND kind = 'decision'
            """);
        var altered = await database.RunAsync("decisions", "verify");

        (verified.ExitCode, verified.Error).Should().Be((0, ""));
        verified.Out.Should().Be(
            $"{database.Name}: 17 records of 8 accounts: the chains are unbroken; 8 decisions, 9 events; not anchored\n");
        (altered.ExitCode, altered.Error).Should().Be((1, ""));
        altered.Lines.Should().HaveCountGreaterThan(1).And.OnlyContain(line => line.StartsWith($"{database.Name}: "));
        altered.Lines[^1].Should().EndWith("faults; not verified further");
    }
}
