using FundsCheck.DecisionLog;
using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests;

/// <summary>The log of an archive, and what an archive rejects.</summary>
public sealed class PostgreSqlArchiveTests : IDisposable
{
    private readonly ArchivedStore _files = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archive_is_the_beginning_of_the_export_and_verifies_and_replays()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ExportAsync(database, "before.jsonl");

        var first = await _files.ArchiveAsync(database, ArchivedStore.November.AddDays(13));
        var second = await _files.ArchiveAsync(database, ArchivedStore.December);

        (first.Until, second.Until).Should().Be((ArchivedStore.November, ArchivedStore.December));
        (first.Partitions.Count, second.Partitions.Count).Should().Be((1, 1));
        var archive = await File.ReadAllTextAsync(_files.PathOf("archive.jsonl"), Token);
        archive.Length.Should().BePositive();
        (await File.ReadAllTextAsync(_files.PathOf("before.jsonl"), Token)).Should().StartWith(archive);
        var verification = RecordFile.Verify(_files.PathOf("archive.jsonl"));
        (verification.Lines, verification.Differing).Should().Be((second.Lines, 0));
        verification.Head.ToString().Should().Be(second.Head);
        Replay.Run(_files.PathOf("archive.jsonl")).Differing.Should().Be(0);
    }

    [Fact]
    public async Task What_is_left_verifies_and_is_exported_with_the_archive()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ExportAsync(database, "before.jsonl");
        await _files.ArchiveAsync(database, ArchivedStore.December);

        (await ArchivedStore.VerifyAsync(database)).Faults.Should().BeEmpty();
        await _files.ExportAsync(database, "after.jsonl", "archive.jsonl");
        (await File.ReadAllTextAsync(_files.PathOf("after.jsonl"), Token))
            .Should().Be(await File.ReadAllTextAsync(_files.PathOf("before.jsonl"), Token));
        var alone = () => _files.ExportAsync(database, "alone.jsonl");
        (await alone.Should().ThrowAsync<RecordsArchivedException>()).Which.Until.Should().Be(ArchivedStore.December);
        File.Exists(_files.PathOf("alone.jsonl")).Should().BeFalse();
    }

    [Fact]
    public async Task What_an_interrupted_archive_wrote_is_replaced()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ExportAsync(database, "before.jsonl");
        await _files.ArchiveAsync(database, ArchivedStore.November);

        // A process that was killed before its commit leaves whole lines, and a part of one.
        var all = await File.ReadAllTextAsync(_files.PathOf("before.jsonl"), Token);
        await File.WriteAllTextAsync(_files.PathOf("archive.jsonl"), all[..^40], Token);
        var second = await _files.ArchiveAsync(database, ArchivedStore.December);

        var archive = await File.ReadAllTextAsync(_files.PathOf("archive.jsonl"), Token);
        all.Should().StartWith(archive);
        archive.Count(character => character == '\n').Should().Be((int)second.Lines);
    }

    [Fact]
    public async Task A_log_that_is_not_the_archive_stays_as_it_is()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var other = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await using (var host = new StoreHost(builder => builder.UsePostgreSql(other.Source), ArchivedStore.Start))
        {
            await host.DecideSomeAsync(90, "other");
        }

        await _files.ExportAsync(other, "other.jsonl");
        var bytes = await File.ReadAllBytesAsync(_files.PathOf("other.jsonl"), Token);

        var first = () => _files.ArchiveAsync(database, ArchivedStore.November, "other.jsonl");
        await first.Should().ThrowAsync<IOException>();
        await _files.ArchiveAsync(database, ArchivedStore.November);
        var second = () => _files.ArchiveAsync(database, ArchivedStore.December, "other.jsonl");
        await second.Should().ThrowAsync<InvalidDataException>().WithMessage("*is not the archive of this database*");

        (await File.ReadAllBytesAsync(_files.PathOf("other.jsonl"), Token)).Should().Equal(bytes);
        (await _files.ArchiveAsync(database, ArchivedStore.December)).Partitions.Should().ContainSingle();
    }

    [Fact]
    public async Task A_month_with_a_hold_that_ended_lately_is_not_archived()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        var holdUntil = (DateTime)(await database.ExecuteAsync("SELECT hold_until FROM fundscheck.debit WHERE id = 'october-1'"))!;
        await database.ExecuteAsync("UPDATE fundscheck.debit SET hold_until = now() - interval '180 days' WHERE id = 'october-1'");

        (await FailAsync(() => _files.ArchiveAsync(database, ArchivedStore.November)))
            .Should().Be(PostgresErrorCodes.ObjectNotInPrerequisiteState);

        await database.ExecuteAsync("UPDATE fundscheck.debit SET hold_until = now() - interval '182 days' WHERE id = 'october-1'");
        await database.ExecuteAsync("SELECT fundscheck.begin_archive('2024-11-01 00:00:00+00')");
        await database.ExecuteAsync($"UPDATE fundscheck.debit SET hold_until = '{holdUntil:O}' WHERE id = 'october-1'");
        (await _files.ArchiveAsync(database, ArchivedStore.November)).Records.Should().BePositive();
    }

    [Fact]
    public async Task A_month_that_ended_lately_is_not_archived()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);

        (await FailAsync(() => _files.ArchiveAsync(database, DateTimeOffset.UtcNow.AddDays(-150))))
            .Should().Be(PostgresErrorCodes.InvalidParameterValue);

        (await database.ExecuteAsync("SELECT count(*) FROM fundscheck.archive")).Should().Be(0L);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ExportAsync(database, "before.jsonl");

        var result = await _files.ArchiveAsync(database, ArchivedStore.December, isDryRun: true);

        result.Partitions.Should().Equal("record_2024_10", "record_2024_11");
        result.Records.Should().Be((long)(await database.ExecuteAsync(
            "SELECT count(*) FROM fundscheck.record WHERE recorded_at < '2024-12-01 00:00:00+00'"))!);
        File.Exists(_files.PathOf("archive.jsonl")).Should().BeFalse();
        await _files.ExportAsync(database, "after.jsonl");
        (await File.ReadAllBytesAsync(_files.PathOf("after.jsonl"), Token)).Should().Equal(
            await File.ReadAllBytesAsync(_files.PathOf("before.jsonl"), Token));
    }

    [Fact]
    public async Task An_imported_log_of_several_files_is_archived_by_its_files()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using (var host = new StoreHost(
            builder => builder.UseDecisionLog(_files.PathOf("log.jsonl"), log => log.MaxSegmentBytes = 65_536),
            ArchivedStore.Start.AddDays(20)))
        {
            await host.DecideSomeAsync(700);
        }

        await new PostgreSqlRecords(database.Source).ImportAsync(_files.PathOf("log.jsonl"), progress: null, Token);
        var middle = await _files.ArchiveAsync(database, ArchivedStore.December);

        // A process that is killed between two files leaves the last one sealed.
        var count = _files.Folder.GetFiles("archive.jsonl.0*").Length + 1;
        File.Move(_files.PathOf("archive.jsonl"), LogPaths.Sealed(_files.PathOf("archive.jsonl"), count));
        await _files.ArchiveAsync(database, ArchivedStore.December.AddMonths(1));

        middle.Lines.Should().BePositive();
        foreach (var file in _files.Folder.GetFiles("archive.jsonl*"))
        {
            var original = await File.ReadAllTextAsync(file.FullName.Replace("archive.jsonl", "log.jsonl"), Token);
            original.Should().StartWith(await File.ReadAllTextAsync(file.FullName, Token));
        }

        _files.Folder.GetFiles("archive.jsonl*").Should().HaveCountGreaterThan(2);
        RecordFile.Verify(_files.PathOf("archive.jsonl")).Differing.Should().Be(0);
        (await ArchivedStore.VerifyAsync(database)).Faults.Should().BeEmpty();
    }

    public void Dispose() => _files.Dispose();

    private static async Task<string> FailAsync(Func<Task> archive) =>
        (await archive.Should().ThrowAsync<PostgresException>()).Which.SqlState;
}
