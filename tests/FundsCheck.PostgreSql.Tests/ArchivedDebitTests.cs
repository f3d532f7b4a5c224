using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Records;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests;

/// <summary>What a store decides and proves during an archive and after it.</summary>
public sealed class ArchivedDebitTests : IDisposable
{
    private readonly ArchivedStore _files = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archived_debit_is_neither_decided_again_nor_changed()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.December);

        await using var host = new StoreHost(builder => builder.UsePostgreSql(database.Source), ArchivedStore.November.AddMonths(9));
        Func<Task>[] calls =
        [
            () => host.CheckAsync("october-1", "account-1"),
            () => host.CheckAsync("across", "account-9"),
            () => host.Checker.RecordAsync("october-1", new DebitEvent.Returned(host.Clock.GetUtcNow(), "R01")),
            () => host.Store.FindAsync("october-1", Token).AsTask(),
            () => ((Storage.IDecisionReader)host.Store).FindTimelineAsync("october-1", Token).AsTask(),
            () => new PostgreSqlRecords(database.Source).FindTimelineAsync("across", Token),
            () => ((PostgreSqlDecisionStore)host.Store).DecideAsync(
                StoreRequests.Covered(
                    StoreRequests.Debit("retry", account: "account-9") with { Attempt = 2, RetryOf = "across" }, 100m,
                    now: host.Clock.GetUtcNow()), Token).AsTask(),
        ];
        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<DebitArchivedException>();
        }
    }

    [Fact]
    public async Task A_debit_that_is_archived_after_it_was_looked_up_is_not_decided_again()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var store = database.OpenStore();
        var debit = StoreRequests.Debit("declined");
        await store.DecideAsync(StoreRequests.Covered(debit, balance: 0m, now: ArchivedStore.Start), Token);

        (await store.FindAsync(debit, Token)).Should().NotBeNull();
        await _files.ArchiveAsync(database, ArchivedStore.November);
        var again = () => store.DecideAsync(StoreRequests.Covered(debit, balance: 100m, now: DateTimeOffset.UtcNow), Token).AsTask();

        await again.Should().ThrowAsync<DebitArchivedException>();
        (await database.ExecuteAsync("SELECT count(*) FROM fundscheck.record")).Should().Be(0L);
        (await ArchivedStore.VerifyAsync(database)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_batch_with_an_archived_debit_decides_the_others()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.December);
        await using var store = database.OpenStore(options => options.MaxConcurrency = 1);

        var decisions = Enumerable.Range(0, 40).Select(number => store.DecideAsync(
            StoreRequests.Covered(
                StoreRequests.Debit(number == 20 ? "october-1" : $"new-{number}", account: $"new-account-{number}"), 100m), Token).AsTask())
            .ToList();

        (await Task.WhenAll(decisions.Select(async decision => await Task.WhenAny(decision)))).Count(decision => decision.IsFaulted)
            .Should().Be(1);
        decisions[20].Exception!.InnerException.Should().BeOfType<DebitArchivedException>();
        (await ArchivedStore.VerifyAsync(database)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Decisions_go_on_while_months_are_archived_and_their_chains_continue()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await using var host = new StoreHost(builder => builder.UsePostgreSql(database.Source), ArchivedStore.November.AddMonths(9));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var count = 0;
        var deciding = Task.Run(async () =>
        {
            for (; !end.IsCancellationRequested; count++)
            {
                await host.CheckAsync($"later-{count}", $"account-{count % 7}");
            }
        }, Token);

        await _files.ArchiveAsync(database, ArchivedStore.November);
        await _files.ArchiveAsync(database, ArchivedStore.December);
        await end.CancelAsync();
        await deciding;

        count.Should().BePositive();
        (await ArchivedStore.VerifyAsync(database)).Faults.Should().BeEmpty();
        await _files.ExportAsync(database, "all.jsonl", "archive.jsonl");
        var verification = RecordFile.Verify(_files.PathOf("all.jsonl"));
        verification.Differing.Should().Be(0);
        verification.Decisions.Should().BeGreaterThan(count);
    }

    [Fact]
    public async Task A_process_whose_clock_is_in_an_archived_month_gets_no_decision()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.December);
        await using var host = new StoreHost(builder => builder.UsePostgreSql(database.Source), ArchivedStore.Start);

        var check = () => host.CheckAsync("of-the-past", "account-of-the-past");

        await check.Should().ThrowAsync<DecisionNotRecordedException>();
        (await database.ExecuteAsync("SELECT count(*) FROM fundscheck.debit WHERE id = 'of-the-past'")).Should().Be(0L);
    }

    [Fact]
    public async Task A_long_read_delays_an_archive_and_no_decision()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await using var reading = await database.Source.OpenConnectionAsync(Token);
        await using var transaction = await reading.BeginTransactionAsync(Token);
        await using (var read = new NpgsqlCommand("SELECT count(*) FROM fundscheck.record", reading, transaction))
        {
            await read.ExecuteScalarAsync(Token);
        }

        var archiving = _files.ArchiveAsync(database, ArchivedStore.December);
        await using var host = new StoreHost(builder => builder.UsePostgreSql(database.Source), ArchivedStore.November.AddMonths(9));
        for (var number = 0; number < 20; number++)
        {
            (await host.CheckAsync($"meanwhile-{number}", "account-1", 1m)).Outcome.Should().Be(Outcome.Accept);
            await Task.Delay(100, Token);
        }

        await transaction.CommitAsync(Token);
        (await archiving).Partitions.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_long_read_of_a_later_month_delays_no_decision()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await using var reading = await database.Source.OpenConnectionAsync(Token);
        await using var transaction = await reading.BeginTransactionAsync(Token);
        await using (var read = new NpgsqlCommand("SELECT count(*) FROM fundscheck.record_2024_11", reading, transaction))
        {
            await read.ExecuteScalarAsync(Token);
        }

        var archiving = _files.ArchiveAsync(database, ArchivedStore.December);
        await using var host = new StoreHost(
            builder => builder.UsePostgreSql(database.Source, options => options.TotalTimeout = TimeSpan.FromSeconds(3)),
            ArchivedStore.November.AddMonths(9));
        for (var number = 0; number < 50; number++)
        {
            (await host.CheckAsync($"meanwhile-{number}", "account-1", 1m)).Outcome.Should().Be(Outcome.Accept);
            await Task.Delay(100, Token);
        }

        archiving.IsCompleted.Should().BeFalse();
        await transaction.CommitAsync(Token);
        (await archiving).Partitions.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_event_that_renews_a_hold_at_the_end_of_an_archive_keeps_its_debit()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        var state = PostgresErrorCodes.LockNotAvailable;

        // The archive waits for the row a tenth of a second; a slow machine needs another try.
        for (var attempt = 0; attempt < 20 && state == PostgresErrorCodes.LockNotAvailable; attempt++)
        {
            await using var renewing = await database.Source.OpenConnectionAsync(Token);
            await using var transaction = await renewing.BeginTransactionAsync(Token);
            await using (var renew = new NpgsqlCommand(
                "UPDATE fundscheck.debit SET hold_until = now() WHERE id = 'october-1'", renewing, transaction))
            {
                await renew.ExecuteNonQueryAsync(Token);
            }

            var count = await database.ExecuteAsync("SELECT count(*) FROM fundscheck.record WHERE recorded_at < '2024-11-01 00:00:00+00'");
            var ending = database.ExecuteAsync($"SELECT fundscheck.end_archive('2024-11-01 00:00:00+00', {count}, 1, '', 1, 1)");
            while (await database.ExecuteAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'") is 0L
                && !ending.IsCompleted)
            {
            }

            await transaction.CommitAsync(Token);
            state = (await ((Func<Task>)(() => ending)).Should().ThrowAsync<PostgresException>()).Which.SqlState;
        }

        state.Should().Be(PostgresErrorCodes.ObjectNotInPrerequisiteState);
        (await database.ExecuteAsync("SELECT count(*) FROM fundscheck.debit WHERE id = 'october-1'")).Should().Be(1L);
    }

    [Fact]
    public async Task Detached_partitions_are_dropped()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.December);
        const string Count = "SELECT count(*) FROM pg_class WHERE relname IN ('record_2024_10', 'record_2024_11') AND relkind = 'r'";
        (await database.ExecuteAsync(Count)).Should().Be(2L);

        var dropped = await new PostgreSqlRecords(database.Source).DropArchivedAsync(_files.PathOf("archive.jsonl"), Token);

        dropped.Should().Equal("record_2024_10", "record_2024_11");
        (await database.ExecuteAsync(Count)).Should().Be(0L);
        (await ArchivedStore.VerifyAsync(database)).Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("DELETE FROM fundscheck.archived_debit WHERE id = 'across'")]
    [InlineData("UPDATE fundscheck.archived_account SET records = records + 1")]
    [InlineData("UPDATE fundscheck.archived_account SET head = decode(repeat('11', 32), 'hex')")]
    public async Task An_altered_row_of_what_an_archive_left_is_found(string statement)
    {
        await using var database = await StoreDatabase.CreateAsync();
        await ArchivedStore.DecideAsync(database);
        await _files.ArchiveAsync(database, ArchivedStore.December);

        await database.ExecuteAsync(statement);

        (await ArchivedStore.VerifyAsync(database)).Faults.Should().NotBeEmpty();
    }

    public void Dispose() => _files.Dispose();
}
