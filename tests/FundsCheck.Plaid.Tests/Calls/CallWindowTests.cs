namespace FundsCheck.Plaid.Tests.Calls;

public sealed class CallWindowTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(17)]
    public void Any_interval_has_at_most_so_many_starts_wherever_it_begins(int calls)
    {
        var (time, random) = (new FakeTimeProvider(), new Random(calls));
        var window = new CallWindow(calls, Interval, time);
        var starts = new List<DateTimeOffset>();
        for (var call = 0; call < 500; call++)
        {
            time.Advance(TimeSpan.FromMilliseconds(random.Next(3) == 0 ? random.Next(30_000) : 0));
            if (window.Reserve(TimeSpan.FromSeconds(random.Next(120)), out _) is { } wait)
            {
                starts.Add(time.GetUtcNow() + wait);
            }
        }

        starts.Should().HaveCountGreaterThan(calls * 3).And.BeInAscendingOrder();
        starts.Skip(calls).Zip(starts, (later, earlier) => later - earlier).Should().OnlyContain(span => span >= Interval);
    }

    [Fact]
    public void A_start_that_is_too_late_takes_nothing_from_later_calls()
    {
        var time = new FakeTimeProvider();
        var window = new CallWindow(1, Interval, time);

        window.Reserve(TimeSpan.Zero, out _).Should().Be(TimeSpan.Zero);
        window.Reserve(TimeSpan.FromSeconds(59), out _).Should().BeNull();
        window.Reserve(TimeSpan.FromSeconds(60), out _).Should().Be(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(90));
        window.Reserve(TimeSpan.FromSeconds(30), out _).Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Reservations_at_once_each_have_a_start_of_their_own()
    {
        var window = new CallWindow(3, Interval, new FakeTimeProvider());

        var waits = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(number => Task.Run(() => window.Reserve(TimeSpan.MaxValue, out var _))));

        waits.GroupBy(wait => wait).Should().OnlyContain(group => group.Count() == 3).And.HaveCount(10);
    }

    [Fact]
    public void A_start_that_is_given_back_serves_another_call()
    {
        var time = new FakeTimeProvider();
        var window = new CallWindow(1, Interval, time);
        window.Reserve(TimeSpan.Zero, out var start);

        window.Release(start);

        window.Reserve(TimeSpan.Zero, out _).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void A_call_that_did_not_wait_counts_from_now()
    {
        var time = new FakeTimeProvider();
        var window = new CallWindow(1, Interval, time);
        for (var call = 0; call < 4; call++)
        {
            window.Count();
        }

        window.Reserve(TimeSpan.MaxValue, out _).Should().Be(Interval);
        time.Advance(2 * Interval);
        window.Reserve(TimeSpan.Zero, out _).Should().Be(TimeSpan.Zero);
    }
}
