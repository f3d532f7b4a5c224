using FundsCheck.DecisionLog.Tests.Disks;
using FundsCheck.Records;
using FundsCheck.Storage;
using FundsCheck.Testing;
using FundsCheck.Testing.Tests.Contracts;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>Reads of a log: by the store that was opened again, and by a reader that does not open the log for writing.</summary>
public sealed class DecisionReadTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    public static MatrixTheoryData<string, long> Cases { get; } =
        new(DecisionReaderContract.Names, [1, DecisionLogOptions.SegmentBytesLeast]);

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_folder.FullName, "decisions.jsonl");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_store_that_is_opened_again_keeps_the_contract(string name, long segmentBytes) => DecisionReaderContract.RunAsync(
        name, () => new ReopenedStore(Path, Options(segmentBytes)), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_reader_of_the_log_keeps_the_contract(string name, long segmentBytes)
    {
        using var store = ReopenedStore.Open(Path, Options(segmentBytes));

        await DecisionReaderContract.RunAsync(
            name, () => new StoreWithReads(store, new LogDecisionReader(Path)), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_line_that_waits_for_its_flush_is_not_read()
    {
        using var disk = new BlockingDisk();
        using var host = new LogHost { Configure = log => log.Disk = disk };
        var like = (await host.CheckAsync("d-1", 75m)).Record;
        var reader = (IDecisionReader)host.Store;
        disk.Block();
        var waiting = host.Store.DecideAsync(LogHost.RequestLike(like, 2), TestToken).AsTask();
        disk.WaitForFlush();

        var written = await File.ReadAllTextAsync(host.Path, TestToken);
        var before = await reader.ReadDecisionsAsync(new DecisionQuery(), TestToken).ToListAsync(TestToken);
        var timeline = await reader.FindTimelineAsync("debit-2", TestToken);
        var holds = reader.ReadHoldsAsync("account-2", like.DecidedAt, TestToken).AsTask();
        var isEarly = holds.IsCompleted;
        disk.Release();
        await waiting;

        written.Should().Contain("debit-2");
        before.Should().ContainSingle().Which.Record.Debit.Id.Should().Be("d-1");
        (timeline, isEarly).Should().Be((null, false));
        (await holds).Should().ContainSingle().Which.DebitId.Should().Be("debit-2");
        (await reader.ReadDecisionsAsync(new DecisionQuery(), TestToken).ToListAsync(TestToken)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_failed_log_reads_nothing_until_it_is_open_again()
    {
        var disk = new FailingDisk();
        using var host = new LogHost { Configure = log => log.Disk = disk };
        var like = (await host.CheckAsync("d-1", 75m)).Record;
        var reader = (IDecisionReader)host.Store;
        disk.Fails = _ => true;
        await host.Store.Awaiting(it => it.DecideAsync(LogHost.RequestLike(like, 2), TestToken).AsTask())
            .Should().ThrowAsync<DecisionNotRecordedException>();

        await reader.Awaiting(it => it.FindTimelineAsync("d-1", TestToken).AsTask()).Should().ThrowAsync<IOException>()
            .WithMessage("The decision log failed.*");
        await reader.Awaiting(it => it.ReadHoldsAsync("acc", like.DecidedAt, TestToken).AsTask()).Should().ThrowAsync<IOException>();
        reader.Invoking(it => it.ReadDecisionsAsync(new DecisionQuery(), TestToken)).Should().Throw<IOException>();
        reader.Invoking(it => it.ReadOpenReviewsAsync(new OpenReviewQuery(like.DecidedAt), TestToken)).Should().Throw<IOException>();
    }

    [Fact]
    public void A_closed_store_reads_nothing()
    {
        var store = ReopenedStore.Open(Path, Options(1));
        store.Dispose();

        store.Invoking(it => it.ReadDecisionsAsync(new DecisionQuery(), TestToken)).Should().Throw<ObjectDisposedException>();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static DecisionLogOptions Options(long segmentBytes) => new() { MaxSegmentBytes = segmentBytes, Disk = new UnflushedDisk() };
}
