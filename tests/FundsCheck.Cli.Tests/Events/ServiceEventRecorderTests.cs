using System.Text;
using FundsCheck.Plaid.Tests.Loopback;

namespace FundsCheck.Cli.Tests.Events;

/// <summary>The calls of a service: attempts, waits, and what no service should do.</summary>
public sealed class ServiceEventRecorderTests
{
    private static readonly EventResponse Unavailable = EventResponse.Problem(503, "store.unavailable", "the disk is full");

    private readonly RecordedWaits _waits = new(TimeSpan.FromSeconds(30));

    [Fact]
    public async Task Without_a_token_no_authorization_is_sent()
    {
        await using var service = EventService.Scripted(EventResponse.Recorded("d-1"));

        var run = await Run.OfAsync("decisions", "record", "--url", service.Url, "d-1", "returned", "--code", "R01");

        run.ExitCode.Should().Be(0, run.Error);
        service.Requests.Should().ContainSingle().Which.Authorization.Should().BeNull();
    }

    [Fact]
    public async Task A_service_that_is_unavailable_for_a_moment_is_called_again()
    {
        await using var service = EventService.Scripted(Unavailable, Unavailable with { Status = 429 }, EventResponse.Recorded("d-1"));

        var run = await RecordAsync(service.Url);

        (run.ExitCode, run.Out, run.Error).Should().Be((0, "d-1: returned\n", ""));
        service.Requests.Should().HaveCount(3).And.OnlyContain(request => request == service.Requests.First());
        _waits.Seconds.Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_service_that_stays_unavailable_ends_the_command_with_1()
    {
        await using var service = EventService.Scripted(Unavailable);

        var run = await RecordAsync(service.Url);

        (run.ExitCode, run.Out).Should().Be((1, ""));
        run.Error.Should().Be(
            $"fundscheck: {service.Url}: status 503: the disk is full (store.unavailable); 4 attempts failed; run the command again "
                + "later: a repeated event adds nothing\n");
        service.Requests.Should().HaveCount(4);
        _waits.Seconds.Should().Equal(1, 2, 4);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("3600", 10)]
    [InlineData("Mon, 23 Nov 2026 15:00:06 GMT", 6)]
    [InlineData("soon", 1)]
    public async Task The_stated_wait_is_kept_within_a_bound(string retryAfter, int seconds)
    {
        await using var service = EventService.Scripted(
            Unavailable with { Headers = [("Retry-After", retryAfter)] }, EventResponse.Recorded("d-1"));

        var run = await RecordAsync(service.Url);

        run.ExitCode.Should().Be(0, run.Error);
        _waits.Seconds.Should().Equal(seconds);
    }

    [Fact]
    public async Task A_service_that_does_not_respond_is_given_up()
    {
        await using var server = new RawServer(async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return false;
        });

        var waits = new RecordedWaits(TimeSpan.FromMilliseconds(50));
        var run = await RecordAsync(server.Address.ToString(), waits);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("the service did not respond within 30 s; 4 attempts failed");
        waits.Attempts.Should().Be(4);
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_given_up()
    {
        await using var server = new RawServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(RawServer.Http("{}").Replace("Length: 2", "Length: 3")), token);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return false;
        });

        var run = await RecordAsync(server.Address.ToString(), new RecordedWaits(TimeSpan.FromMilliseconds(50)));

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("the service did not respond within 30 s");
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_opened_again()
    {
        var response = RawServer.Http(EventResponse.Recorded("d-1", isRepeated: true).Body);
        string[] parts = ["", response[..20], response[..^1], response];
        await using var server = new RawServer(async (number, stream, token) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(parts[number]), token);
            return number == parts.Length - 1;
        });

        var run = await RecordAsync(server.Address.ToString());

        (run.ExitCode, run.Out, run.Error).Should().Be((0, "d-1: returned (recorded already)\n", ""));
    }

    [Fact]
    public async Task A_port_on_which_nothing_listens_ends_the_command_with_1()
    {
        var run = await RecordAsync($"http://127.0.0.1:{LocalPort.FindFree()}/debit-events");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("the service cannot be reached (ConnectionRefused); 4 attempts failed");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = EventService.Scripted(EventResponse.Recorded("d-1"));
        foreach (var status in (int[])[301, 302, 303, 307, 308])
        {
            await using var service = EventService.Scripted(new EventResponse(status, null, "", ("Location", other.Url)));

            var run = await RecordAsync(service.Url);

            run.ExitCode.Should().Be(1);
            run.Error.Should().Be(
                $"fundscheck: {service.Url}: status {status}: a redirect is not followed; give the address of the endpoint itself\n");
        }

        other.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", "the response is not HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n{}", "fundscheck: http://127.0.0.1:")]
    public async Task A_server_of_something_else_is_a_failure(string bytes, string problem)
    {
        await using var server = RawServer.Answering(bytes);

        var run = await RecordAsync(server.Address.ToString());

        (run.ExitCode, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_response_without_an_end_is_read_no_further_than_a_bound()
    {
        var chunk = Encoding.Latin1.GetBytes($"10000\r\n{new string(' ', 65_536)}\r\n");
        var sent = 0;
        await using var server = new RawServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), token);
            for (; sent < 4_096; sent++)
            {
                await stream.WriteAsync(chunk, token);
            }

            return false;
        });

        var run = await RecordAsync(server.Address.ToString());

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("the response is longer than 1048576 bytes");
        sent.Should().BeLessThan(4_096);
    }

    private Task<Run> RecordAsync(string url, RecordedWaits? waits = null) => EventService.RunAsync(
        waits ?? _waits, "decisions", "record", "--url", url, "d-1", "returned", "--code", "R01");
}
