using FundsCheck.DecisionLog.Tests.Disks;
using FundsCheck.DecisionLog.Tests.Segments;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Storage;
using FundsCheck.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>Statuses of connections in a decision log.</summary>
public sealed class ConnectionStatusLogTests : IDisposable
{
    private static readonly DateTimeOffset Start = Host.Start;
    private static readonly BalanceFailure Failure = new(BalanceFailureCategory.UserActionRequired, "LOGIN_REQUIRED", "CAUSE", "request");

    private readonly LogHost host = new();
    private readonly FailingDisk disk = new();

    public ConnectionStatusLogTests() => host.Configure = options => options.Disk = disk;

    private IConnectionStatusStore Statuses => (IConnectionStatusStore)host.Store;

    [Fact]
    public async Task A_status_is_known_after_a_restart_and_orders_later_ones()
    {
        var status = new ConnectionStatus("item", "account") { ChangedAt = Start, Failure = Failure, ExpectedToFailAt = Start.AddDays(7) };
        await SetAsync(status);
        await SetAsync(At(5));
        host.Stop();

        (await FindAsync("item", "account")).Should().Be(status);
        (await FindAsync("item")).Should().Be(At(5));
        (await FindAsync("account")).Should().BeNull();
        (await SetAsync(At(4, Failure))).Should().BeFalse();
        (await SetAsync(At(6, Failure))).Should().BeTrue();
    }

    [Fact]
    public async Task Only_a_status_that_replaces_another_is_recorded()
    {
        var taken = new List<bool>();
        foreach (var status in (ConnectionStatus[])[At(1, Failure), At(1, Failure), At(1), At(0), At(2), At(2, Failure)])
        {
            taken.Add(await SetAsync(status));
        }

        taken.Should().Equal(true, false, false, false, true, true);
        host.Stop();
        Lines().Should().HaveCount(3);
        RecordFile.Verify(host.Path).ConnectionStatuses.Should().Be(3);
    }

    [Fact]
    public async Task Times_are_kept_and_compared_in_whole_microseconds()
    {
        await SetAsync(At(0, Failure) with { ChangedAt = Start.AddTicks(7), ExpectedToFailAt = Start.AddTicks(13) });

        (await SetAsync(At(0, Failure) with { ChangedAt = Start.AddTicks(9) })).Should().BeFalse();

        var kept = await FindAsync("item");
        (kept!.ChangedAt, kept.ExpectedToFailAt).Should().Be((Start, Start.AddTicks(10)));
        host.Stop();
        (await FindAsync("item")).Should().Be(kept);
    }

    [Fact]
    public async Task Decisions_and_events_are_as_without_statuses()
    {
        await SetAsync(At(0, Failure));
        var first = await host.CheckAsync("d-1", 75m);
        await SetAsync(At(1));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Sent());
        await SetAsync(At(2, Failure));
        host.Stop();

        (await host.Store.FindAsync("d-1", default))!.Events.Should().ContainSingle();
        (await host.CheckAsync("d-2", 75m)).Record.Holds.DebitIds.Should().Equal("d-1");
        host.Stop();
        var verification = RecordFile.Verify(host.Path);
        (verification.Decisions, verification.Events, verification.ConnectionStatuses, verification.Differing).Should().Be((2, 1, 3, 0));
        Replay.Run(host.Path).Should().Match<ReplayResult>(replay => replay.Decisions == 2 && replay.Differing == 0);
        RecordFile.ReadDecisions(host.Path).Should().HaveCount(2);
        RecordFile.Find(host.Path, "d-1")!.Events.Should().ContainSingle();
        first.IsExisting.Should().BeFalse();
    }

    [Fact]
    public async Task Statuses_of_sealed_segments_are_known_after_a_restart_and_a_rebuilt_checkpoint_has_the_same_bytes()
    {
        await SetAsync(At(9, Failure));
        for (var number = 0; number < 2_000; number++)
        {
            await SetAsync(new($"item-{number}", number % 3 == 0 ? "account" : null) { ChangedAt = Start, Failure = Failure });
        }

        await SetAsync(new("item-4") { ChangedAt = Start.AddSeconds(1) });
        host.Stop();
        var count = SegmentFiles.Closed(host.Path).Count;
        count.Should().BeGreaterThan(3);
        var whole = SegmentFiles.Contents(host.Path);
        RecordFile.Verify(host.Path).ConnectionStatuses.Should().Be(2_002);

        (await FindAsync("item")).Should().Be(At(9, Failure));
        (await FindAsync("item-3", "account"))!.Failure.Should().Be(Failure);
        (await FindAsync("item-4"))!.Failure.Should().BeNull();
        (await SetAsync(At(8))).Should().BeFalse();
        host.Stop();
        File.Delete(LogPaths.Checkpoint(host.Path, count));
        File.Delete(LogPaths.Ids(host.Path, 1));
        (await FindAsync("item")).Should().Be(At(9, Failure));
        host.Stop();
        SegmentFiles.Contents(host.Path).Should().BeEquivalentTo(whole);
    }

    [Fact]
    public void A_checkpoint_keeps_both_generations()
    {
        var statuses = new ConnectionStatusIndex(generationMax: 10);
        for (var number = 0; number < 15; number++)
        {
            statuses.TrySet(new($"item-{number % 12}") { ChangedAt = Start.AddSeconds(number), Failure = Failure });
        }

        using var folder = Folder.Of(host.Path, disk);
        var sha256 = CheckpointFile.Write(
            folder, host.Path, LogPosition.Start, [], new Holds.HoldIndex(), statuses, LogTimes.None);

        var read = Checkpoint.TryRead(host.Path, sha256)!.Statuses.ToSorted();
        read.Should().Equal(statuses.ToSorted());
        read.Select(status => status.IsOld).Distinct().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_failed_flush_acknowledges_no_status_and_stops_the_store_until_it_reopens_the_log()
    {
        await SetAsync(At(0, Failure));
        disk.Fails = path => path == host.Path;

        var set = () => SetAsync(At(1));
        var find = () => FindAsync("item");

        (await set.Should().ThrowAsync<ConnectionStatusNotRecordedException>())
            .WithMessage($"it is unknown whether the status of a connection was recorded ({host.Path} could not be flushed*set it again");
        disk.Fails = _ => false;
        await find.Should().ThrowAsync<ConnectionStatusNotRecordedException>();
        await host.Invoking(failed => failed.CheckAsync("d-1", 1m)).Should().ThrowAsync<DecisionNotRecordedException>();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.OpenAgainAsync();
        (await FindAsync("item")).Should().Be(At(1), "its line was whole, and is on disk now");
        (await SetAsync(At(1))).Should().BeFalse();
    }

    [Fact]
    public async Task A_status_orders_later_ones_before_it_is_on_disk_and_is_found_only_then()
    {
        await SetAsync(At(0));
        var (entered, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new ManualResetEventSlim());
        disk.Fails = _ =>
        {
            entered.TrySetResult();
            release.Wait();
            return false;
        };

        var beingWritten = SetAsync(At(5));
        await entered.Task;
        var afterIt = SetAsync(At(4, Failure));
        var waiting = SetAsync(At(6));
        var afterBoth = SetAsync(At(5, Failure));
        var found = await FindAsync("item");
        release.Set();

        (await Task.WhenAll(beingWritten, afterIt, waiting, afterBoth)).Should().Equal(true, false, true, false);
        found.Should().Be(At(0));
        (await FindAsync("item")).Should().Be(At(6));
        host.Stop();
        RecordFile.Verify(host.Path).ConnectionStatuses.Should().Be(3);
    }

    [Fact]
    public async Task A_status_with_a_lone_surrogate_is_refused_alone_and_the_error_has_no_value()
    {
        var set = () => SetAsync(At(0, Failure with { Code = "LOGIN\ud800" }));

        (await set.Should().ThrowAsync<ConnectionStatusNotRecordedException>())
            .WithMessage("*was not recorded (*`code` holds half of a character*").Which.Message.Should().NotContain("LOGIN");

        (await SetAsync(At(0, Failure))).Should().BeTrue();
        host.Stop();
        (await FindAsync("item")).Should().Be(At(0, Failure));
    }

    [Fact]
    public async Task Concurrent_statuses_and_decisions_share_flushes_and_leave_a_valid_log()
    {
        var statuses = Statuses;
        await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Task.Run(async () =>
        {
            await statuses.TrySetAsync(new($"item-{number % 7}") { ChangedAt = Start.AddSeconds(number) }, CancellationToken.None);
            if (number % 10 == 0)
            {
                await host.CheckAsync($"d-{number}", 1m);
            }
        })));

        (await FindAsync("item-0"))!.ChangedAt.Should().Be(Start.AddSeconds(399));
        host.Stop();
        var verification = RecordFile.Verify(host.Path);
        (verification.Decisions, verification.Differing).Should().Be((40, 0));
        verification.ConnectionStatuses.Should().Be(Lines().Count).And.BeInRange(7, 400);
        (await FindAsync("item-0"))!.ChangedAt.Should().Be(Start.AddSeconds(399));
    }

    [Fact]
    public void A_container_that_disposes_the_store_under_both_interfaces_closes_the_log()
    {
        for (var start = 0; start < 2; start++)
        {
            using var services = new ServiceCollection()
                .AddSingleton<IDecisionStore>(_ => FileDecisionStore.Open(
                    host.Path, new DecisionLogOptions(), TimeProvider.System, NullLogger.Instance))
                .AddSingleton(provider => (IConnectionStatusStore)provider.GetRequiredService<IDecisionStore>())
                .BuildServiceProvider();

            services.GetRequiredService<IConnectionStatusStore>().Should().BeSameAs(services.GetRequiredService<IDecisionStore>());
        }
    }

    public void Dispose() => host.Dispose();

    private static ConnectionStatus At(int second, BalanceFailure? failure = null) =>
        new("item") { ChangedAt = Start.AddSeconds(second), Failure = failure };

    private List<string> Lines() =>
    [
        .. SegmentFiles.Closed(host.Path).Append(host.Path).SelectMany(File.ReadLines)
            .Where(line => line.Contains("\"connection\":", StringComparison.Ordinal)),
    ];

    private Task<bool> SetAsync(ConnectionStatus status) => Statuses.TrySetAsync(status, TestContext.Current.CancellationToken).AsTask();

    private Task<ConnectionStatus?> FindAsync(string connectionId, string? accountId = null) =>
        Statuses.FindAsync(connectionId, accountId, TestContext.Current.CancellationToken).AsTask();
}
