using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class TimeoutTests
{
    [Fact]
    public async Task An_attempt_that_times_out_is_not_retried()
    {
        using var host = new Host(options => options.MaxRetryAttempts = 3, Steps.Hang(), Steps.Ok(Json.Plain));
        var reading = host.ReadAsync();

        host.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        reading.IsCompleted.Should().BeFalse();
        host.Time.Advance(TimeSpan.FromTicks(1));

        (await reading).ShouldBeUnread("BALANCE_TIMEOUT");
        host.Handler.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_body_that_stops_coming_times_out_too()
    {
        using var host = new Host(Steps.AnswerStream(200, new StuckStream("{\"accounts\":["u8.ToArray())), Steps.Ok(Json.Plain));
        var reading = host.ReadAsync();

        reading.IsCompleted.Should().BeFalse();
        host.Time.Advance(TimeSpan.FromSeconds(30));

        (await reading).ShouldBeUnread("BALANCE_TIMEOUT");
        host.Handler.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_broken_by_the_timeout_is_a_timeout()
    {
        using var host = new Host(BreakAtTheEnd, Steps.Ok(Json.Plain));
        var reading = host.ReadAsync();

        host.Time.Advance(TimeSpan.FromSeconds(30));

        (await reading).ShouldBeUnread("BALANCE_TIMEOUT");

        static async Task<HttpResponseMessage> BreakAtTheEnd(CancellationToken cancellationToken)
        {
            var end = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(() => end.TrySetResult());
            await end.Task;
            throw new HttpRequestException(HttpRequestError.ConnectionError, "aborted");
        }
    }

    [Fact]
    public async Task The_total_time_covers_retries_and_waits()
    {
        using var host = new Host(
            options =>
            {
                options.TotalTimeout = options.AttemptTimeout = TimeSpan.FromSeconds(30);
                options.RetryDelay = TimeSpan.FromSeconds(1);
            },
            Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"),
            Steps.Hang());
        var reading = host.ReadAsync();

        host.Time.Advance(TimeSpan.FromSeconds(2));
        host.Handler.Requests.Should().HaveCount(2, "the longest wait is over");
        host.Time.Advance(TimeSpan.FromSeconds(28));

        (await reading).ShouldBeUnread("BALANCE_TIMEOUT");
    }

    [Fact]
    public async Task A_slow_response_within_the_timeout_counts()
    {
        Host? host = null;
        using var owner = host = new Host(async cancellationToken =>
        {
            host!.Time.Advance(TimeSpan.FromSeconds(29.9));
            return await Steps.Ok(Json.Plain)(cancellationToken);
        });

        (await host.ReadAsync()).ShouldBeRead();
    }

    [Fact]
    public async Task Fewer_time_outs_than_the_minimum_never_open_a_circuit()
    {
        using var host = new Host(Steps.Hang());

        for (var i = 0; i < 50; i++)
        {
            var reading = host.ReadAsync();
            host.Time.Advance(TimeSpan.FromSeconds(30));
            (await reading).ShouldBeUnread("BALANCE_TIMEOUT");
        }
    }

    private sealed class StuckStream(byte[] start) : MemoryStream(start)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            _ = read == 0 ? await Steps.Hang()(cancellationToken) : null;
            return read;
        }
    }
}
