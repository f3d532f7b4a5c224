using System.Collections.Concurrent;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class CallQueueTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(20);

    private readonly AdjustableTimeProvider _time = new(Host.Start);

    [Fact]
    public async Task Places_are_given_in_the_order_of_arrival()
    {
        var queue = Queue(places: 2);
        (await WaitAsync(queue)).Should().Be(Turn.Given);
        (await WaitAsync(queue)).Should().Be(Turn.Given);
        var waits = Enumerable.Range(0, 50).Select(_ => WaitAsync(queue)).ToArray();

        for (var next = 0; next < waits.Length; next++)
        {
            waits[next..].Should().OnlyContain(wait => !wait.IsCompleted);
            queue.Leave(responseTime: null);
            (await waits[next].WaitAsync(HangMax)).Should().Be(Turn.Given);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_call_beyond_the_queue_length_is_refused_at_once(int waiting)
    {
        var queue = Queue(places: 1, waiting);
        await WaitAsync(queue);
        var waits = Enumerable.Range(0, waiting).Select(_ => WaitAsync(queue)).ToArray();

        (await WaitAsync(queue)).Should().Be(Turn.QueueFull);

        waits.Count(wait => wait.IsCompleted).Should().Be(0);
        queue.Leave(responseTime: null);
        (await Task.WhenAll(waits.Take(1)).WaitAsync(HangMax)).Should().AllBeEquivalentTo(Turn.Given);
    }

    [Fact]
    public async Task A_wait_ends_with_its_token_and_gives_up_its_place_in_the_queue()
    {
        using var end = new CancellationTokenSource();
        var queue = Queue(places: 1, waiting: 1);
        await WaitAsync(queue);
        var wait = WaitAsync(queue, cancellationToken: end.Token);

        await end.CancelAsync();
        (await wait.WaitAsync(HangMax)).Should().Be(Turn.TooLate);

        var next = WaitAsync(queue);
        next.IsCompleted.Should().BeFalse("there is room to wait again");
        queue.Leave(responseTime: null);
        (await next.WaitAsync(HangMax)).Should().Be(Turn.Given);
    }

    [Theory]
    [InlineData(8.0, true)]
    [InlineData(8.1, false)]
    public async Task No_call_begins_with_less_time_than_twice_the_usual_duration(double waited, bool begins)
    {
        var queue = await LearnedAsync(usual: Second);
        var first = WaitAsync(queue);
        _time.Advance(waited * Second);
        var second = WaitAsync(queue);

        queue.Leave(responseTime: null);

        (await first.WaitAsync(HangMax)).Should().Be(begins ? Turn.Given : Turn.TooLate);
        (await Task.WhenAny(second, Task.Delay(begins ? TimeSpan.FromMilliseconds(50) : HangMax, TimeProvider.System)) == second)
            .Should().Be(!begins, "the place goes to the next where the first does not take it");
    }

    [Theory]
    [InlineData(5.0, true)]
    [InlineData(5.1, false)]
    public async Task A_call_with_half_of_its_time_left_begins_however_slow_the_calls_are(double waited, bool begins)
    {
        var queue = await LearnedAsync(usual: 9 * Second);
        var wait = WaitAsync(queue);
        _time.Advance(waited * Second);

        queue.Leave(responseTime: null);

        (await wait.WaitAsync(HangMax)).Should().Be(begins ? Turn.Given : Turn.TooLate);
    }

    [Theory]
    [InlineData(9.5, true)]
    [InlineData(9.6, false)]
    public async Task No_call_begins_in_the_last_twentieth_of_its_time_while_no_duration_is_known(double waited, bool begins)
    {
        var queue = Queue(places: 1);
        await WaitAsync(queue);
        queue.Leave(responseTime: null);
        await WaitAsync(queue);
        var wait = WaitAsync(queue);
        _time.Advance(waited * Second);

        queue.Leave(responseTime: null);

        (await wait.WaitAsync(HangMax)).Should().Be(begins ? Turn.Given : Turn.TooLate);
    }

    [Fact]
    public async Task Concurrency_stays_within_the_limit_and_no_place_is_lost_when_callers_leave()
    {
        const int Places = 7, Callers = 3_000;
        var queue = Queue(Places, waiting: 500);
        var (active, most) = (0, 0);
        var turns = new ConcurrentBag<Turn>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Callers), new ParallelOptions { MaxDegreeOfParallelism = 600 }, async (number, _) =>
        {
            using var end = new CancellationTokenSource();
            var wait = queue.WaitAsync(_time.GetTimestamp(), end.Token);
            await (number % 5 == 0 ? end.CancelAsync() : Task.CompletedTask);
            var turn = await wait;
            turns.Add(turn);
            if (turn == Turn.Given)
            {
                var now = Interlocked.Increment(ref active);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref active);
                queue.Leave(responseTime: number % 2 == 0 ? TimeSpan.Zero : null);
            }
        });

        turns.Should().HaveCount(Callers);
        most.Should().BeInRange(1, Places);
        for (var place = 0; place < Places; place++)
        {
            (await WaitAsync(queue).WaitAsync(HangMax)).Should().Be(Turn.Given);
        }

        WaitAsync(queue).IsCompleted.Should().BeFalse();
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private CallQueue Queue(int places, int waiting = 100) =>
        new(
            new PlaidOptions { MaxConcurrency = places, MaxQueuedCalls = waiting, TotalTimeout = 10 * Second }, _time,
            new PlaidTelemetry(factory: null));

    /// <summary>A queue of one place, which is taken, after many calls of one duration.</summary>
    private async Task<CallQueue> LearnedAsync(TimeSpan usual)
    {
        var queue = Queue(places: 1);
        for (var i = 0; i < 200; i++)
        {
            await WaitAsync(queue);
            queue.Leave(usual);
        }

        await WaitAsync(queue);
        return queue;
    }

    private Task<Turn> WaitAsync(CallQueue queue, CancellationToken cancellationToken = default) =>
        queue.WaitAsync(_time.GetTimestamp(), cancellationToken).AsTask();
}
