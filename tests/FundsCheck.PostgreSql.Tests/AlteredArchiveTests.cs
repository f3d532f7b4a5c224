using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql.Tests;

/// <summary>An archive of altered records, and of a log that is not as the last archive left it, has no effect.</summary>
public sealed class AlteredArchiveTests : IDisposable
{
    private readonly ArchivedStore _files = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _files.PathOf("archive.jsonl");

    [Theory]
    [InlineData(
        "*account *record *does not continue the chain*",
        "UPDATE fundscheck.record SET body = convert_to(replace(convert_from(body, 'UTF8'), 'WEB', 'PPD'), 'UTF8') "
            + "WHERE debit_id = 'november-3'")]
    [InlineData("*account *record *a record was deleted*", "DELETE FROM fundscheck.record WHERE debit_id = 'november-3'")]
    [InlineData("*account *record *a record was deleted*", "DELETE FROM fundscheck.record WHERE debit_id = 'across' AND event = 'sent'")]
    [InlineData("*account *its row states *records*", "DELETE FROM fundscheck.record WHERE account IN ("
        + "SELECT account FROM fundscheck.debit WHERE id = 'once')")]
    [InlineData("*account *record *the row of its debit is missing*", "DELETE FROM fundscheck.debit WHERE id = 'november-3'")]
    [InlineData("*debit `november-3`*", "UPDATE fundscheck.debit SET lines = ARRAY[]::timestamptz[] WHERE id = 'november-3'")]
    [InlineData("*debit `november-3`*", "UPDATE fundscheck.debit SET hold_until = NULL, hold_amount = NULL WHERE id = 'november-3'")]
    [InlineData("*debit `added`*", "INSERT INTO fundscheck.debit SELECT shard, 'added', account, revision, lines, decided_line, state "
        + "FROM fundscheck.debit WHERE id = 'november-3'")]
    [InlineData("*account *record *a column differs*", "UPDATE fundscheck.record SET debit_id = 'x' WHERE debit_id = 'november-3'")]
    [InlineData("*account *row is missing*", "DELETE FROM fundscheck.account WHERE records > 0")]
    [InlineData("*rule set *does not have its hash*", "UPDATE fundscheck.rule_set SET body = convert_to(replace("
        + "convert_from(body, 'UTF8'), 'because', 'becouse'), 'UTF8')")]
    public async Task Altered_records_are_not_archived(string problem, string statement)
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await using (var host = new StoreHost(builder => builder.UsePostgreSql(database.Source), ArchivedStore.December.AddDays(-1)))
        {
            await host.CheckAsync("once", "account-of-one-debit");
        }

        await _files.ArchiveAsync(database, ArchivedStore.November);
        var bytes = await File.ReadAllBytesAsync(Path, Token);
        await database.ExecuteAsync(statement);
        var faults = (await ArchivedStore.VerifyAsync(database)).Faults;

        var archive = () => _files.ArchiveAsync(database, ArchivedStore.December);

        await archive.Should().ThrowAsync<InvalidDataException>().WithMessage(problem);
        (await File.ReadAllBytesAsync(Path, Token)).Should().Equal(bytes);
        (await database.ExecuteAsync("SELECT count(*) FROM fundscheck.archive")).Should().Be(1L);
        (await ArchivedStore.VerifyAsync(database)).Faults.Should().Equal(faults);
    }

    [Fact]
    public async Task A_first_archive_that_fails_leaves_no_file()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await database.ExecuteAsync("DELETE FROM fundscheck.debit WHERE id = 'october-1'");

        var archive = () => _files.ArchiveAsync(database, ArchivedStore.November);

        await archive.Should().ThrowAsync<InvalidDataException>();
        File.Exists(Path).Should().BeFalse();
    }

    [Fact]
    public async Task Records_that_do_not_follow_from_one_another_are_not_archived()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await AlterWithItsChainAsync(database, "november-9");
        (await ArchivedStore.VerifyAsync(database)).Faults.Should().BeEmpty();

        var archive = () => _files.ArchiveAsync(database, ArchivedStore.December);

        await archive.Should().ThrowAsync<InvalidDataException>().WithMessage("*line *");
        File.Exists(Path).Should().BeFalse();
    }

    [Fact]
    public async Task An_event_that_was_recorded_into_the_archive_is_not_erased()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        var first = await _files.ArchiveAsync(database, ArchivedStore.November);
        var (writer, at) = (new RecordWriter(EndOf(Path)), ArchivedStore.November.AddDays(2));
        writer.Add(new RecordedEvent("october-1", 1, new DebitEvent.Sent(at), at));
        await File.AppendAllBytesAsync(Path, writer.Pending.ToArray(), Token);
        var bytes = await File.ReadAllBytesAsync(Path, Token);

        var archive = () => _files.ArchiveAsync(database, ArchivedStore.December);

        await archive.Should().ThrowAsync<InvalidDataException>()
            .WithMessage($"*line {first.Lines + 1} is not one that an archive of this database writes*");
        (await File.ReadAllBytesAsync(Path, Token)).Should().Equal(bytes);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("altered")]
    public async Task Nothing_is_dropped_without_a_whole_archive(string damage)
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.November);
        var text = await File.ReadAllTextAsync(Path, Token);
        await (damage switch
        {
            "missing" => Task.Run(() => File.Delete(Path), Token),
            "empty" => File.WriteAllTextAsync(Path, string.Empty, Token),
            "cut" => File.WriteAllTextAsync(Path, text[..^2], Token),
            _ => File.WriteAllTextAsync(Path, text.Replace("WEB", "PPD", StringComparison.Ordinal), Token),
        });

        var drop = () => new PostgreSqlRecords(database.Source).DropArchivedAsync(Path, Token);
        var again = () => _files.ArchiveAsync(database, ArchivedStore.November);

        var failure = (await drop.Should().ThrowAsync<Exception>().WithMessage("*archive.jsonl*")).Which;
        (failure is InvalidDataException or LogDamagedException).Should().BeTrue();
        await again.Should().ThrowAsync<Exception>().WithMessage(failure.Message);
        (await database.ExecuteAsync("SELECT to_regclass('fundscheck.record_2024_10') IS NOT NULL")).Should().Be(true);
    }

    [Fact]
    public async Task Two_processes_do_not_write_to_one_archive()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.November);
        await using (new FileStream($"{Path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var archive = () => _files.ArchiveAsync(database, ArchivedStore.December);
            var drop = () => new PostgreSqlRecords(database.Source).DropArchivedAsync(Path, Token);

            await archive.Should().ThrowAsync<IOException>().WithMessage("*another process uses the log*");
            await drop.Should().ThrowAsync<IOException>().WithMessage("*another process uses the log*");
        }

        (await _files.ArchiveAsync(database, ArchivedStore.December)).Partitions.Should().ContainSingle();
    }

    [Fact]
    public async Task A_process_that_lost_its_transaction_cuts_nothing()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ExportAsync(database, "before.jsonl");
        await _files.ArchiveAsync(database, ArchivedStore.November);
        File.Copy(_files.PathOf("before.jsonl"), Path, overwrite: true);
        var bytes = await File.ReadAllBytesAsync(Path, Token);
        await using var locking = await database.Source.OpenConnectionAsync(Token);
        await using var transaction = await locking.BeginTransactionAsync(Token);
        await using (var command = locking.CreateCommand())
        {
            command.CommandText = "LOCK TABLE fundscheck.segment IN ACCESS EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync(Token);
        }

        var archiving = _files.ArchiveAsync(database, ArchivedStore.December);
        while (await database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
            is not true)
        {
            await Task.Delay(10, Token);
        }

        await ((Func<Task>)(() => archiving)).Should().ThrowAsync<Npgsql.NpgsqlException>();
        (await File.ReadAllBytesAsync(Path, Token)).Should().Equal(bytes);
    }

    [Fact]
    public async Task A_log_of_something_else_is_not_renamed()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.November);
        await File.WriteAllTextAsync(_files.PathOf("other.jsonl.000001"), "kept", Token);

        var archive = () => _files.ArchiveAsync(database, ArchivedStore.December, "other.jsonl");

        await archive.Should().ThrowAsync<Exception>();
        (await File.ReadAllTextAsync(_files.PathOf("other.jsonl.000001"), Token)).Should().Be("kept");
        File.Exists(_files.PathOf("other.jsonl")).Should().BeFalse();
    }

    public void Dispose() => _files.Dispose();

    private static LogPosition EndOf(string path)
    {
        using var reader = new LogReader(path);
        while (reader.Next() is not null)
        {
        }

        return reader.Position;
    }

    /// <summary>Alters the holds of a decision, and chains the records of its account anew.</summary>
    private static async Task AlterWithItsChainAsync(StoreDatabase database, string debitId)
    {
        var account = (long)(await database.ExecuteAsync($"SELECT account FROM fundscheck.debit WHERE id = '{debitId}'"))!;
        await database.ExecuteAsync(
            "UPDATE fundscheck.record SET body = convert_to(regexp_replace("
                + "convert_from(body, 'UTF8'), 'YetPosted\":\"[0-9.]+', 'YetPosted\":\"1.23'), 'UTF8') "
                + $"WHERE debit_id = '{debitId}' AND kind = 'decision'");
        var rows = new List<(DateTime At, long Sequence, byte[] Body)>();
        await using (var command = database.Source.CreateCommand(
            $"SELECT recorded_at, seq, body FROM fundscheck.record WHERE account = {account} ORDER BY seq"))
        await using (var reader = await command.ExecuteReaderAsync(Token))
        {
            while (await reader.ReadAsync(Token))
            {
                rows.Add((reader.GetDateTime(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
            }
        }

        var head = RecordChain.Start;
        foreach (var (at, sequence, body) in rows)
        {
            head = RecordChain.Next(head, account, sequence, at, body);
            await database.ExecuteAsync(
                $"UPDATE fundscheck.record SET hash = decode('{Convert.ToHexString(head)}', 'hex') "
                    + $"WHERE account = {account} AND seq = {sequence}");
        }

        await database.ExecuteAsync(
            $"UPDATE fundscheck.account SET head = decode('{Convert.ToHexString(head)}', 'hex') WHERE name = {account}");
    }
}
