using System.Net.Sockets;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class RetryTests
{
    [Fact]
    public async Task A_quick_retry_may_succeed()
    {
        using var host = new Host(Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"), Steps.Ok(Json.Plain));

        (await host.ReadAsync()).ShouldBeRead();

        host.Handler.Requests.Should().HaveCount(2);
        host.Handler.Requests[1].Should().BeEquivalentTo(host.Handler.Requests[0], "a retry sends the same request");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Retries_are_bounded(int retries)
    {
        using var host = new Host(options => options.MaxRetryAttempts = retries, Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"));

        (await host.ReadAsync()).ShouldBeUnread("INTERNAL_SERVER_ERROR");

        host.Handler.Requests.Should().HaveCount(1 + retries);
    }

    [Fact]
    public async Task An_error_with_one_retry_is_not_retried_after_another_retry()
    {
        using var host = new Host(
            options => options.MaxRetryAttempts = 3,
            Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"),
            Steps.Error("INSTITUTION_NOT_RESPONDING", 400, "INSTITUTION_ERROR"),
            Steps.Ok(Json.Plain));

        (await host.ReadAsync()).ShouldBeUnread("INSTITUTION_NOT_RESPONDING");

        host.Handler.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Waits_between_attempts_are_jittered_and_bounded()
    {
        var waits = new HashSet<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            using var host = new Host(
                options =>
                {
                    options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromSeconds(1);
                    options.MaxRetryAttempts = 3;
                },
                Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"));
            var reading = host.ReadAsync();

            for (var step = 0; step < 600 && !reading.IsCompleted; step++)
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(10));
            }

            (await reading).ShouldBeUnread("INTERNAL_SERVER_ERROR");
            var times = host.Handler.Requests.ConvertAll(request => request.At);
            times.Should().HaveCount(4);
            waits.UnionWith(times.Zip(times.Skip(1), (earlier, later) => later - earlier));
        }

        waits.Should().OnlyContain(wait => wait <= TimeSpan.FromSeconds(1.01));
        waits.Should().HaveCountGreaterThan(10);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, "BALANCE_CONNECTION_FAILED", 4)]
    [InlineData(HttpRequestError.NameResolutionError, "BALANCE_CONNECTION_FAILED", 4)]
    [InlineData(HttpRequestError.ProxyTunnelError, "BALANCE_PROXY_FAILED", 1)]
    [InlineData(HttpRequestError.SecureConnectionError, "BALANCE_TLS_FAILED", 1)]
    [InlineData(HttpRequestError.ResponseEnded, "BALANCE_CONNECTION_FAILED", 1)]
    [InlineData(HttpRequestError.Unknown, "BALANCE_CONNECTION_FAILED", 1)]
    [InlineData(HttpRequestError.InvalidResponse, "BALANCE_RESPONSE_INVALID", 1)]
    [InlineData(HttpRequestError.HttpProtocolError, "BALANCE_RESPONSE_INVALID", 1)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, "BALANCE_RESPONSE_TOO_LARGE", 1)]
    public async Task A_broken_exchange_is_retried_only_where_nothing_was_sent(HttpRequestError error, string code, int attempts)
    {
        using var host = new Host(options => options.MaxRetryAttempts = 3, Steps.Fail(error));

        (await host.ReadAsync()).ShouldBeUnread(code);

        host.Handler.Requests.Should().HaveCount(attempts);
    }

    [Fact]
    public async Task Other_ways_to_break_are_failed_connections()
    {
        Exception[] exceptions =
        [
            new IOException("cut", new SocketException()),
            new HttpIOException(HttpRequestError.ResponseEnded),
            new TaskCanceledException("connect time-out", new TimeoutException()),
        ];

        foreach (var exception in exceptions)
        {
            (await Host.ReadAsync(Steps.Throw(exception))).ShouldBeUnread("BALANCE_CONNECTION_FAILED");
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_body_may_be_as_long_as_the_limit_and_no_longer(int more, bool read)
    {
        foreach (var streamed in (bool[])[true, false])
        {
            var body = System.Text.Encoding.UTF8.GetBytes(Json.Plain.PadRight(10_000 + more));
            using var host = new Host(
                options => options.MaxResponseBytes = 10_000,
                streamed ? Steps.AnswerStream(200, new UnmeasuredStream(body)) : Steps.Answer(200, body));

            var reading = await host.ReadAsync();

            (reading is FundsCheck.BalanceReading.Succeeded).Should().Be(read);
            _ = read || reading.ShouldBeUnread("BALANCE_RESPONSE_TOO_LARGE") is not null;
        }
    }

    [Fact]
    public async Task An_endless_body_is_read_no_further_than_the_limit()
    {
        var endless = new EndlessStream();
        using var host = new Host(options => options.MaxResponseBytes = 10_000, Steps.AnswerStream(500, endless));

        (await host.ReadAsync()).ShouldBeUnread("BALANCE_RESPONSE_TOO_LARGE");

        endless.Given.Should().Be(10_001);
        host.Handler.Requests.Should().ContainSingle();
    }

    private class UnmeasuredStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class EndlessStream() : UnmeasuredStream([])
    {
        public int Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
