using System.Diagnostics.Metrics;
using System.Text;
using FundsCheck.Plaid.Tests.Loopback;
using FundsCheck.Plaid.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Calls;

/// <summary>Many readings at once.</summary>
public sealed class PlaidPipelineTests
{
    private const int Places = 8;
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Concurrency_stays_within_the_limit_and_every_read_completes()
    {
        const int Readings = 400;
        var (active, most) = (0, 0);
        await using var server = new RawServer(async (_, stream, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref active));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
            Interlocked.Decrement(ref active);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(RawServer.Http(Json.Plain)), token);
            return true;
        });
        var services = Host.Services(
            options => (options.BaseAddress, options.MaxConcurrency) = (server.Address, Places), TimeProvider.System, new CapturedLogs());
        await using var provider = services.BuildServiceProvider();
        var source = provider.GetRequiredService<IBalanceSource>();

        var readings = await Task.WhenAll(Enumerable.Range(0, Readings).Select(number => ReadAsync(source, $"token-{number}")))
            .WaitAsync(HangMax);

        readings.Should().AllBeOfType<BalanceReading.Succeeded>();
        most.Should().BeInRange(2, Places);
        server.Requests.Should().HaveCount(Readings);
    }

    [Fact]
    public async Task Every_reading_ends_at_its_deadline_whether_it_waits_or_hangs()
    {
        var total = TimeSpan.FromSeconds(5);
        using var server = new TokenServer(options => (options.MaxConcurrency, options.TotalTimeout, options.AttemptTimeout) = (
            Places, total, total));
        var tokens = Enumerable.Range(0, 1_000).Select(number => $"token-{number}").ToArray();
        server.Answer(tokens, Steps.Hang());
        var readings = tokens.Select(token => server.ReadAsync(token)).ToArray();

        server.Time.Advance(total - TimeSpan.FromTicks(1));
        readings.Count(reading => reading.IsCompleted).Should().Be(0);
        server.Time.Advance(TimeSpan.FromTicks(1));

        var codes = (await Task.WhenAll(readings).WaitAsync(HangMax)).OfType<BalanceReading.Failed>()
            .CountBy(reading => reading.Failure.Code);
        codes
            .Should().BeEquivalentTo(new Dictionary<string, int>
            {
                ["BALANCE_TIMEOUT"] = Places,
                ["BALANCE_QUEUE_TIMEOUT"] = tokens.Length - Places,
            });
        server.Requests.Should().Be(Places, "what waited was not sent");
    }

    [Fact]
    public async Task Readings_that_come_to_a_full_queue_end_at_once()
    {
        using var server = new TokenServer(options => (options.MaxConcurrency, options.MaxQueuedCalls) = (1, 2));
        server.Answer("hanging", Steps.Hang());
        var waiting = Enumerable.Range(0, 3).Select(_ => server.ReadAsync("hanging")).ToArray();

        var refused = server.ReadAsync("hanging");

        refused.IsCompleted.Should().BeTrue();
        (await refused).ShouldBeUnread("BALANCE_QUEUE_FULL").IsTransient.Should().BeTrue();
        waiting.Should().OnlyContain(reading => !reading.IsCompleted);
        server.Requests.Should().Be(1);
    }

    [Fact]
    public async Task A_caller_who_leaves_the_queue_gets_a_cancellation_and_nothing_is_sent()
    {
        using var server = new TokenServer(options => options.MaxConcurrency = 1);
        using var caller = new CancellationTokenSource();
        server.Answer("hanging", Steps.Hang());
        var first = server.ReadAsync("hanging");
        var waiting = server.ReadAsync("waiting", caller.Token);

        await caller.CancelAsync();

        await new Func<Task>(() => waiting.WaitAsync(HangMax)).Should().ThrowAsync<OperationCanceledException>();
        (first.IsCompleted, server.Requests).Should().Be((false, 1));
    }

    [Fact]
    public async Task A_reading_keeps_its_place_through_its_retry()
    {
        using var server = new TokenServer(options => (options.MaxConcurrency, options.MaxQueuedCalls, options.RetryDelay) = (
            1, 0, TimeSpan.FromSeconds(1)));
        server.Answer("failing", Steps.Answer(503, ""));
        var failing = server.ReadAsync("failing");

        (await server.ReadAsync("another")).ShouldBeUnread("BALANCE_QUEUE_FULL");
        server.Time.Advance(TimeSpan.FromSeconds(2));

        (await failing.WaitAsync(HangMax)).ShouldBeUnread("BALANCE_HTTP_ERROR");
        server.Requests.Should().Be(2);
    }

    [Fact]
    public async Task The_meter_counts_the_queue_the_calls_and_the_failures()
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        using var meters = new MeterListener();
        meters.SetMeasurementEventCallback<int>((instrument, value, _, _) => Count(instrument, value));
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => Count(instrument, value));
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is "FundsCheck" && instrument.Name.StartsWith("fundscheck.plaid.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.Start();
        using var server = new TokenServer(options => (options.MaxConcurrency, options.TotalTimeout) = (1, options.AttemptTimeout));
        server.Answer("hanging", Steps.Hang());

        await server.ReadHangingAsync(Enumerable.Repeat("hanging", 5)).WaitAsync(HangMax);

        // Other tests count on the same meter at the same time: what is certain is that both were counted.
        lock (sums)
        {
            sums.Keys.Should().Contain([
                "fundscheck.plaid.readings.active", "fundscheck.plaid.readings.queued", "fundscheck.plaid.balance.failures",
            ]);
        }

        void Count(Instrument instrument, long value)
        {
            lock (sums)
            {
                sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
            }
        }
    }

    private static Task<BalanceReading> ReadAsync(IBalanceSource source, string token) =>
        source.ReadAsync(new BalanceRequest(new AccountRef(Json.AccountId, new Secret(token))), CancellationToken.None).AsTask();
}
