using System.Security.Cryptography;
using FundsCheck.DecisionLog;
using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Records;

namespace FundsCheck.PostgreSql.Tests;

public sealed class PostgreSqlRecordsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Fact]
    public async Task An_export_verifies_and_replays()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await DecideAsync(database, 60);

        var lines = await ExportAsync(database, "a.jsonl");

        var verification = RecordFile.Verify(PathOf("a.jsonl"));
        (verification.Lines, verification.Decisions, verification.Differing).Should().Be((lines, 60, 0));
        Replay.Run(PathOf("a.jsonl")).Should().Match<ReplayResult>(result => result.Decisions == 60 && result.Differing == 0);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(PathOf("a.jsonl")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task An_export_that_is_imported_is_exported_with_the_same_bytes()
    {
        await using var first = await StoreDatabase.CreateAsync();
        await using var second = await StoreDatabase.CreateAsync();
        await DecideAsync(first, 60);
        await ExportAsync(first, "a.jsonl");

        await ImportAsync(second, "a.jsonl");
        await ExportAsync(second, "b.jsonl");

        HashOf("b.jsonl").Should().Be(HashOf("a.jsonl"));
        (await VerifyAsync(second)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_log_of_several_files_is_exported_with_the_same_bytes_and_decided_on()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using (var host = new StoreHost(builder => builder.UseDecisionLog(PathOf("log.jsonl"), log => log.MaxSegmentBytes = 65_536)))
        {
            await host.DecideSomeAsync(200);
        }

        var files = FilesOf("log.jsonl");
        files.Should().HaveCountGreaterThan(2);

        await ImportAsync(database, "log.jsonl");
        await ExportAsync(database, "again.jsonl");

        FilesOf("again.jsonl").Select(file => HashOf(file)).Should().Equal(files.Select(file => HashOf(file)));
        (await VerifyAsync(database)).Faults.Should().BeEmpty();
        await using var continued = new StoreHost(builder => builder.UsePostgreSql(database.Source));
        continued.Clock.Advance(TimeSpan.FromDays(30));
        await continued.DecideSomeAsync(10, "further");
        await ExportAsync(database, "longer.jsonl");
        RecordFile.Verify(PathOf("longer.jsonl")).Differing.Should().Be(0);
    }

    [Fact]
    public async Task An_imported_debit_is_an_existing_decision_with_its_holds()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using (var host = new StoreHost(builder => builder.UseDecisionLog(PathOf("log.jsonl"))))
        {
            await host.CheckAsync("d-1", "account-1", 900m);
        }

        await ImportAsync(database, "log.jsonl");

        await using var moved = new StoreHost(builder => builder.UsePostgreSql(database.Source));
        (await moved.CheckAsync("d-1", "account-1", 900m)).IsExisting.Should().BeTrue();
        (await moved.CheckAsync("d-2", "account-1", 200m)).Outcome.Should().Be(Outcome.Decline);
    }

    [Fact]
    public async Task A_log_is_imported_once_and_as_a_whole()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await DecideAsync(database, 5);
        await ExportAsync(database, "a.jsonl");

        var again = () => ImportAsync(database, "a.jsonl");

        await again.Should().ThrowAsync<InvalidDataException>().WithMessage("*d-0*import it once*");
        (await database.ExecuteAsync("SELECT count(*) FROM fundscheck.record WHERE kind = 'decision'")).Should().Be(5L);
    }

    [Fact]
    public async Task A_log_that_exists_is_not_replaced()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await DecideAsync(database, 1);
        await File.WriteAllTextAsync(PathOf("a.jsonl"), "kept");

        var export = () => ExportAsync(database, "a.jsonl");

        await export.Should().ThrowAsync<IOException>();
        (await File.ReadAllTextAsync(PathOf("a.jsonl"))).Should().Be("kept");
    }

    [Fact]
    public async Task A_store_that_nobody_altered_has_no_fault()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await DecideAsync(database, 40);

        var verification = await VerifyAsync(database);

        verification.Faults.Should().BeEmpty();
        verification.Accounts.Should().Be(10);
    }

    [Theory]
    [InlineData(
        "an edited record",
        "UPDATE fundscheck.record SET body = convert_to(replace(convert_from(body, 'UTF8'), 'WEB', 'PPD'), 'UTF8') WHERE debit_id = 'd-3'")]
    [InlineData("an edited column", "UPDATE fundscheck.record SET amount = 1 WHERE debit_id = 'd-3' AND kind = 'decision'")]
    [InlineData("a deleted record", "DELETE FROM fundscheck.record WHERE debit_id = 'd-3'")]
    [InlineData("a deleted last record", "DELETE FROM fundscheck.record WHERE debit_id = 'd-19'")]
    [InlineData(
        "an added record",
        "INSERT INTO fundscheck.record SELECT recorded_at + interval '1 us', shard, account, seq + 1, kind, debit_id, decided_at, outcome, "
            + "rule_set, amount, currency, event, body, hash FROM fundscheck.record WHERE debit_id = 'd-19' AND kind = 'decision'")]
    [InlineData("a moved record", "UPDATE fundscheck.record SET recorded_at = recorded_at + interval '1 us' WHERE debit_id = 'd-3'")]
    [InlineData("a released hold", "UPDATE fundscheck.debit SET hold_until = NULL, hold_amount = NULL WHERE id = 'd-3'")]
    [InlineData("a smaller hold", "UPDATE fundscheck.debit SET hold_amount = 1 WHERE id = 'd-3'")]
    [InlineData("a reopened debit", "UPDATE fundscheck.debit SET state = 'open' WHERE id = 'd-3'")]
    [InlineData("a deleted debit", "DELETE FROM fundscheck.debit WHERE id = 'd-3'")]
    [InlineData("a renamed debit", "UPDATE fundscheck.debit SET id = 'd-3x' WHERE id = 'd-3'")]
    [InlineData("an older line of a debit", "UPDATE fundscheck.debit SET lines[1] = '2025-01-15' WHERE id = 'd-3'")]
    [InlineData("unlinked names", "UPDATE fundscheck.account SET root = name")]
    [InlineData("a root that is none", "UPDATE fundscheck.account SET root = 1")]
    [InlineData("linked accounts", "UPDATE fundscheck.account SET root = (SELECT min(name) FROM fundscheck.account WHERE root = name)")]
    [InlineData("a later time of an account", "UPDATE fundscheck.account SET recorded_at = '2099-05-05' WHERE root = name")]
    [InlineData("an earlier time of an account", "UPDATE fundscheck.account SET recorded_at = '2020-05-05' WHERE root = name")]
    [InlineData("an added account", "INSERT INTO fundscheck.account (shard, name, root) VALUES (0, 42, 42)")]
    [InlineData("a deleted name", "DELETE FROM fundscheck.account WHERE records = 0")]
    [InlineData("an altered rule set", "UPDATE fundscheck.rule_set SET body = body || 'x'")]
    [InlineData("a rule set with another version", "UPDATE fundscheck.rule_set SET version = '9'")]
    [InlineData("a deleted rule set", "DELETE FROM fundscheck.rule_set")]
    [InlineData("an amount without bounds", "UPDATE fundscheck.record SET amount = 1e40 WHERE debit_id = 'd-3'")]
    [InlineData("an amount that is no number", "UPDATE fundscheck.record SET amount = 'NaN' WHERE debit_id = 'd-3'")]
    [InlineData("a time without bounds", "UPDATE fundscheck.record SET decided_at = '20000-01-01' WHERE debit_id = 'd-3'")]
    [InlineData("an empty record", "UPDATE fundscheck.record SET body = '' WHERE debit_id = 'd-3'")]
    [InlineData("a hold without bounds", "UPDATE fundscheck.debit SET hold_amount = 1e40 WHERE id = 'd-3'")]
    [InlineData(
        "an added status of a connection",
        "INSERT INTO fundscheck.connection_status VALUES (0, 'connection', '', convert_to('{}', 'UTF8'))")]
    [InlineData("an account that forgot its records", "UPDATE fundscheck.account SET records = 0 WHERE records > 0")]
    [InlineData("an account with another head", "UPDATE fundscheck.account SET head = decode(repeat('11', 32), 'hex') WHERE records > 0")]
    public async Task An_altered_row_is_found(string what, string statement)
    {
        await using var database = await StoreDatabase.CreateAsync();
        await DecideAsync(database, 20);

        await database.ExecuteAsync(statement);

        (await VerifyAsync(database)).Faults.Should().NotBeEmpty(what);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task DecideAsync(StoreDatabase database, int count)
    {
        await using var host = new StoreHost(builder => builder.UsePostgreSql(database.Source));
        await host.DecideSomeAsync(count);
    }

    private Task<long> ExportAsync(StoreDatabase database, string name) =>
        new PostgreSqlRecords(database.Source)
            .ExportAsync(PathOf(name), archive: null, progress: null, TestContext.Current.CancellationToken);

    private Task<long> ImportAsync(StoreDatabase database, string name) =>
        new PostgreSqlRecords(database.Source).ImportAsync(PathOf(name), progress: null, TestContext.Current.CancellationToken);

    private static Task<PostgreSqlVerification> VerifyAsync(StoreDatabase database) =>
        new PostgreSqlRecords(database.Source).VerifyAsync(archive: null, progress: null, TestContext.Current.CancellationToken);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string[] FilesOf(string name) =>
        [.. _folder.GetFiles($"{name}*").Select(file => file.Name).Where(file => char.IsDigit(file[^1]) || file == name).Order()];

    private string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(name))));
}
