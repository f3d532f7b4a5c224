using System.Diagnostics;
using FundsCheck.Records;
using FundsCheck.Storage;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>The time between a decision and its flush.</summary>
public sealed class UnflushedDecisionTests : IDisposable
{
    private const int Debits = 400;

    // A flush takes from 0.1 ms to some milliseconds.
    private static readonly TimeSpan LaterMost = TimeSpan.FromMilliseconds(0.6);

    // In one segment: of those who wait while a segment is closed any may be the first.
    private readonly LogHost host = new() { SegmentBytes = 64 * 1_048_576 };

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_debit_with_an_unflushed_decision_is_not_decided_twice()
    {
        var like = (await host.CheckAsync("d-1", 75m)).Record;
        var existing = 0;
        for (var number = 0; number < Debits; number++)
        {
            var first = host.Store.DecideAsync(LogHost.RequestLike(like, number), CancellationToken.None).AsTask();
            Spin(LaterMost * number / Debits);
            var second = await host.Store.DecideAsync(LogHost.RequestLike(like, number), CancellationToken.None);

            existing += second.IsExisting ? 1 : 0;
            second.Record.Debit.Id.Should().Be((await first).Record.Debit.Id);
        }

        existing.Should().Be(Debits);
    }

    [Fact]
    public async Task An_event_of_an_unflushed_decision_is_recorded()
    {
        var like = (await host.CheckAsync("d-1", 75m)).Record;
        for (var number = 0; number < Debits; number++)
        {
            var first = host.Store.DecideAsync(LogHost.RequestLike(like, number), CancellationToken.None).AsTask();
            Spin(LaterMost * number / Debits);
            var cancellation = host.Store.RecordAsync(
                new EventRequest($"debit-{number}", new DebitEvent.Cancelled(), like.DecidedAt, MayApproveUnread: false),
                CancellationToken.None).AsTask();
            Spin(LaterMost * (Debits - number) / Debits);
            var again = await host.Store.RecordAsync(
                new EventRequest($"debit-{number}", new DebitEvent.Cancelled(), like.DecidedAt, MayApproveUnread: false),
                CancellationToken.None);

            again.IsRepeated.Should().BeTrue();
            again.Event.Should().Be((await cancellation).Event);
            await first;
        }

        host.Stop();
        RecordFile.Verify(host.Path).Events.Should().Be(Debits);
    }

    [Fact]
    public async Task A_refusal_waits_until_its_cause_is_flushed()
    {
        var like = (await host.CheckAsync("d-1", 75m)).Record;
        File.Delete(host.Path);

        var first = host.Store.DecideAsync(LogHost.RequestLike(like, 1), CancellationToken.None).AsTask();
        var other = LogHost.RequestLike(like, 1);
        var second = host.Store.DecideAsync(
            other with { Debit = other.Debit with { Amount = Money.Parse("76.00 USD") } }, CancellationToken.None).AsTask();
        var cancellation = host.Store.RecordAsync(
            new EventRequest(
                "debit-1", new DebitEvent.Approved("somebody", "an accept is not approved"), like.DecidedAt, MayApproveUnread: false),
            CancellationToken.None).AsTask();

        foreach (var task in new Task[] { first, second, cancellation })
        {
            await FluentActions.Awaiting(() => task).Should().ThrowAsync<DecisionNotRecordedException>();
        }
    }

    // Waiting for a clock's tick would take much longer.
    private static void Spin(TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            Thread.SpinWait(10);
        }
    }
}
