using FundsCheck.Checking;
using FundsCheck.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.Tests.Checking;

public sealed class SharedReadsTests
{
    private static readonly FundsCheckOptions Options = new() { ReadTimeout = TimeSpan.FromSeconds(10) };
    private static readonly PipelineLog Log = new(NullLogger<IFundsChecker>.Instance);
    private static readonly Telemetry Telemetry = new(factory: null, TimeProvider.System);

    [Theory]
    [InlineData(9, "read")]
    [InlineData(10, BalanceFailures.TimeoutCode)]
    [InlineData(11, BalanceFailures.TimeoutCode)]
    public async Task A_reading_that_ends_at_the_deadline_or_later_is_a_time_out_even_before_the_timer_fires(int seconds, string reading)
    {
        var time = new SteppedTime(0, seconds);
        var reads = new SharedReads(new Source(), time, Options, Log, Telemetry);

        (await reads.ReadAsync(new BalanceRequest(new AccountRef("acc")), CancellationToken.None))
            .Should().Match<BalanceReading>(found => CodeOf(found) == reading);
    }

    [Theory]
    [InlineData(9, "read")]
    [InlineData(10, BalanceFailures.TimeoutCode)]
    public async Task A_reading_that_the_check_sees_after_the_deadline_is_a_time_out_though_it_ended_before(int seconds, string reading)
    {
        var time = new SteppedTime(0, 1, seconds);
        var reads = new SharedReads(new Source(), time, Options, Log, Telemetry);

        (await reads.ReadAsync(new BalanceRequest(new AccountRef("acc")), CancellationToken.None))
            .Should().Match<BalanceReading>(found => CodeOf(found) == reading);
    }

    [Fact]
    public async Task The_source_sees_what_flows_with_the_caller()
    {
        var flowing = new AsyncLocal<string> { Value = "the check" };
        var reads = new SharedReads(new Source(flowing), new SteppedTime(0), Options, Log, Telemetry);

        var reading = await reads.ReadAsync(new BalanceRequest(new AccountRef("acc")), CancellationToken.None);

        ((BalanceReading.Succeeded)reading).Balance.ProviderRequestId.Should().Be("the check");
    }

    private static string CodeOf(BalanceReading reading) => reading is BalanceReading.Failed failed ? failed.Failure.Code : "read";

    private sealed class Source(AsyncLocal<string>? flowing = null) : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult<BalanceReading>(new BalanceReading.Succeeded(new AccountBalance
            {
                AccountId = request.Account.SourceAccountId,
                Currency = new BalanceCurrency.Iso("USD"),
                Freshness = BalanceFreshness.RealTime,
                RequestedAt = Host.Start,
                RetrievedAt = Host.Start,
                ProviderRequestId = flowing?.Value,
            }));
    }

    /// <summary>Timestamps in seconds, one after another, of which the last stays; timers that never fire.</summary>
    private sealed class SteppedTime(params int[] seconds) : TimeProvider
    {
        private int _next;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds[Math.Min(_next++, seconds.Length - 1)];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new SilentTimer();
    }

    private sealed class SilentTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // Holds nothing.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
