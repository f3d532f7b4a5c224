using FundsCheck.PostgreSql.Tests.Support;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests;

/// <summary>The ids of an archive, and what a commit waits for.</summary>
public sealed class ArchivedIdTests : IDisposable
{
    private readonly ArchivedStore _files = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archived_id_that_the_database_lost_is_found()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.December);
        (await VerifyAsync()).Faults.Should().BeEmpty();

        await database.ExecuteAsync("DELETE FROM fundscheck.archived_debit WHERE id = 'october-3'");

        (await VerifyAsync()).Faults.Should().ContainSingle().Which.Should().Contain("`october-3`");

        Task<PostgreSqlVerification> VerifyAsync() =>
            new PostgreSqlRecords(database.Source).VerifyAsync(_files.PathOf("archive.jsonl"), progress: null, Token);
    }

    [Fact]
    public async Task A_log_with_an_archived_debit_is_not_imported()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.December);

        var import = () => new PostgreSqlRecords(database.Source).ImportAsync(_files.PathOf("archive.jsonl"), progress: null, Token);

        (await import.Should().ThrowAsync<InvalidDataException>()).WithMessage("*archive.jsonl*is archived*");
    }

    [Theory]
    [InlineData("off", "on")]
    [InlineData("on", "on")]
    [InlineData("local", "local")]
    [InlineData("remote_apply", "remote_apply")]
    public async Task A_commit_waits_for_the_disk_whatever_the_database_states(string stated, string used)
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        var arguments = string.Join(", ", Enumerable.Repeat("'{}'", 37));
        await using var command = new NpgsqlCommand(
            $"SET synchronous_commit = {stated}; SELECT fundscheck.save(0, {arguments}); SHOW synchronous_commit", connection);
        await using var reader = await command.ExecuteReaderAsync(Token);
        await reader.NextResultAsync(Token);
        await reader.ReadAsync(Token);

        reader.GetString(0).Should().Be(used);
    }

    public void Dispose() => _files.Dispose();
}
