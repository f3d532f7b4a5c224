using FundsCheck.PostgreSql.Tests.Support;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Schema;

/// <summary>What the three roles may do, each tried by a session that has the role alone.</summary>
public sealed class RoleTests
{
    [Fact]
    public async Task The_deciding_role_decides_records_and_reads()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var source = await LoginAsync(database, "fundscheck_decider");
        await using var host = new StoreHost(builder => builder.UsePostgreSql(source));

        await host.DecideSomeAsync(20);

        (await VerifyAsync(source)).Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("fundscheck_decider", "UPDATE fundscheck.record SET body = body")]
    [InlineData("fundscheck_decider", "UPDATE fundscheck.record_2026_11 SET body = body")]
    [InlineData("fundscheck_decider", "DELETE FROM fundscheck.record")]
    [InlineData("fundscheck_decider", "DELETE FROM fundscheck.record_2026_11")]
    [InlineData("fundscheck_decider", "TRUNCATE fundscheck.record")]
    [InlineData("fundscheck_decider", "DROP TABLE fundscheck.record_2026_11")]
    [InlineData("fundscheck_decider", "ALTER TABLE fundscheck.record DETACH PARTITION fundscheck.record_2026_11")]
    [InlineData("fundscheck_decider", "DELETE FROM fundscheck.debit")]
    [InlineData("fundscheck_decider", "UPDATE fundscheck.debit SET id = id || 'x'")]
    [InlineData("fundscheck_decider", "UPDATE fundscheck.debit SET retry_of = id")]
    [InlineData("fundscheck_decider", "DELETE FROM fundscheck.account")]
    [InlineData("fundscheck_decider", "UPDATE fundscheck.account SET name = name + 1")]
    [InlineData("fundscheck_decider", "UPDATE fundscheck.rule_set SET body = body")]
    [InlineData("fundscheck_decider", "DELETE FROM fundscheck.rule_set")]
    [InlineData("fundscheck_decider", "CREATE TABLE fundscheck.other (id int)")]
    [InlineData("fundscheck_reader", "INSERT INTO fundscheck.account (shard, name, root) VALUES (0, 1, 1)")]
    [InlineData("fundscheck_reader", "UPDATE fundscheck.debit SET state = 'open'")]
    [InlineData("fundscheck_reader", "UPDATE fundscheck.record SET body = body")]
    [InlineData("fundscheck_reader", "DELETE FROM fundscheck.record")]
    [InlineData("fundscheck_reader", "SELECT fundscheck.add_partition('2030-01-01')")]
    [InlineData("fundscheck_decider", "SELECT fundscheck.begin_archive('2020-01-01 00:00:00+00')")]
    [InlineData("fundscheck_decider", "SELECT fundscheck.end_archive('2020-01-01 00:00:00+00', 0, 0, '', 0, 0)")]
    [InlineData("fundscheck_decider", "SELECT fundscheck.drop_archived('2020-01-01 00:00:00+00')")]
    [InlineData("fundscheck_decider", "DELETE FROM fundscheck.archived_debit")]
    [InlineData("fundscheck_decider", "INSERT INTO fundscheck.archived_debit (shard, id, hash) VALUES (0, 'x', '')")]
    [InlineData("fundscheck_reader", "SELECT fundscheck.end_archive('2020-01-01 00:00:00+00', 0, 0, '', 0, 0)")]
    [InlineData("fundscheck_retention", "DELETE FROM fundscheck.archived_debit")]
    [InlineData("fundscheck_retention", "INSERT INTO fundscheck.archive (until, archived_at, records, lines, head, segment, bytes) "
        + "VALUES (now(), now(), 0, 0, '', 0, 0)")]
    [InlineData("fundscheck_retention", "UPDATE fundscheck.record SET body = body")]
    [InlineData("fundscheck_retention", "DELETE FROM fundscheck.record")]
    [InlineData("fundscheck_retention", "DROP TABLE fundscheck.record_2026_11")]
    [InlineData("fundscheck_retention", "UPDATE fundscheck.debit SET hold_until = NULL")]
    [InlineData("fundscheck_retention", "INSERT INTO fundscheck.account (shard, name, root) VALUES (0, 1, 1)")]
    public async Task A_role_may_do_nothing_else(string role, string statement)
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using (var host = new StoreHost(builder => builder.UsePostgreSql(database.Source)))
        {
            await host.DecideSomeAsync(2);
        }

        await using var source = await LoginAsync(database, role);
        await using var command = source.CreateCommand(statement);
        var run = () => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (await run.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_reading_role_verifies_and_exports()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using (var host = new StoreHost(builder => builder.UsePostgreSql(database.Source)))
        {
            await host.DecideSomeAsync(5);
        }

        await using var source = await LoginAsync(database, "fundscheck_reader");
        var verification = await VerifyAsync(source);
        verification.Records.Should().BePositive();
    }

    [Fact]
    public async Task The_retention_role_archives_and_drops()
    {
        await using var database = await StoreDatabase.CreateAsync();
        var start = new DateTimeOffset(2024, 10, 30, 15, 0, 0, TimeSpan.Zero);
        await using (var host = new StoreHost(builder => builder.UsePostgreSql(database.Source), start))
        {
            await host.DecideSomeAsync(5);
        }

        var folder = Directory.CreateTempSubdirectory("fundscheck-");
        try
        {
            await using var source = await LoginAsync(database, "fundscheck_retention");
            var records = new PostgreSqlRecords(source);
            var path = Path.Combine(folder.FullName, "a.jsonl");
            var archive = await records.ArchiveAsync(
                path, start.AddMonths(2), isDryRun: false, progress: null,
                TestContext.Current.CancellationToken);
            archive.Records.Should().BePositive();
            (await records.DropArchivedAsync(path, TestContext.Current.CancellationToken)).Should().ContainSingle();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A user that has a role, and nothing else.</summary>
    private static async Task<NpgsqlDataSource> LoginAsync(StoreDatabase database, string role)
    {
        var user = $"user_{Guid.NewGuid():n}";
        await database.ExecuteAsync($"CREATE ROLE {user} LOGIN PASSWORD '{user}' IN ROLE {role}");
        return NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = user, Password = user }.ConnectionString);
    }

    private static Task<PostgreSqlVerification> VerifyAsync(NpgsqlDataSource source) =>
        new PostgreSqlRecords(source).VerifyAsync(archive: null, progress: null, TestContext.Current.CancellationToken);
}
