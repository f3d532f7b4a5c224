using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FundsCheck.Plaid.Tests.Loopback;
using FundsCheck.Plaid.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class PlaidHttpClientTests
{
    [Fact]
    public async Task A_balance_is_read()
    {
        await using var server = RawServer.Answering(RawServer.Http(Json.Plain), keepOpen: true);

        (await ReadAsync(server.Address)).ShouldBeRead().Available.Should().Be(100.5m);
    }

    [Fact]
    public async Task The_request_on_the_wire_has_nothing_of_the_host()
    {
        await using var server = RawServer.Answering(
            "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\n" + RawServer.Http(Json.Plain)[17..], keepOpen: true);
        await using var services = Services(server.Address);
        using var activity = new Activity("the host's own").AddBaggage("customer", "jane").Start();

        await ReadAsync(services);
        await ReadAsync(services);

        var expected = string.Join(
            "\r\n",
            "POST /accounts/balance/get HTTP/1.1",
            $"Host: {server.Address.Authority}",
            "PLAID-CLIENT-ID: c1ient1d",
            "PLAID-SECRET: 5ecret0f7he0c1ient",
            "Plaid-Version: 2020-09-14",
            "Accept: application/json",
            "User-Agent: FundsCheck",
            "Content-Type: application/json",
            "Content-Length: 98",
            string.Empty,
            """{"access_token":"access-sandbox-0b5b6a5f-tokentoken","options":{"account_ids":["acc-checking-1"]}}""");
        server.Requests.Should().Equal(expected, expected);
    }

    [Fact]
    public async Task A_refused_connection_is_a_failed_connection()
    {
        var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        (await ReadAsync(new Uri($"http://127.0.0.1:{port}"))).ShouldBeUnread("BALANCE_CONNECTION_FAILED");
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 O")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"accounts\":[")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"acc\r\n")]
    [InlineData("HTTP/1.1 500 Oh\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")]
    public async Task A_cut_connection_is_a_failed_connection_and_the_call_is_not_sent_again(string response)
    {
        await using var server = RawServer.Answering(response);

        (await ReadAsync(server.Address)).ShouldBeUnread("BALANCE_CONNECTION_FAILED");

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_cut_reused_connection_is_a_failed_connection()
    {
        await using var server = new RawServer(async (number, stream, token) =>
        {
            await stream.WriteAsync(number == 0 ? Encoding.Latin1.GetBytes(RawServer.Http(Json.Plain)) : [], token);
            return number == 0;
        });
        await using var services = Services(server.Address);

        (await ReadAsync(services)).ShouldBeRead();
        (await ReadAsync(services)).ShouldBeUnread("BALANCE_CONNECTION_FAILED");

        server.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", "BALANCE_RESPONSE_INVALID")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "BALANCE_RESPONSE_INVALID")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"accounts\":[", "BALANCE_RESPONSE_INVALID")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "BALANCE_RESPONSE_INVALID")]
    [InlineData("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", "BALANCE_HTTP_ERROR")]
    [InlineData("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", "BALANCE_HTTP_ERROR")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{", "BALANCE_RESPONSE_TOO_LARGE")]
    public async Task A_malformed_response_has_its_own_code(string response, string code)
    {
        await using var server = RawServer.Answering(response);

        (await ReadAsync(server.Address)).ShouldBeUnread(code);
    }

    [Fact]
    public async Task A_response_with_a_too_large_content_length_is_not_read()
    {
        await using var server = RawServer.Answering(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1048577\r\n\r\n", keepOpen: true);

        (await ReadAsync(server.Address)).ShouldBeUnread("BALANCE_RESPONSE_TOO_LARGE");
    }

    [Fact]
    public async Task Endless_headers_are_too_large()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000));

        (await ReadAsync(server.Address)).ShouldBeUnread("BALANCE_RESPONSE_TOO_LARGE");
    }

    [Fact]
    public async Task An_unrequested_compressed_body_is_not_decompressed()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Json.Plain));
        }

        var bytes = packed.ToArray();
        await using var server = new RawServer(async (_, stream, token) =>
        {
            var headers =
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {bytes.Length}\r\n\r\n";
            await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(headers), .. bytes], token);
            return false;
        });

        (await ReadAsync(server.Address)).ShouldBeUnread("BALANCE_RESPONSE_INVALID");
    }

    [Theory]
    [InlineData("301 Moved")]
    [InlineData("307 Temporary")]
    [InlineData("308 Permanent")]
    public async Task A_redirect_is_not_followed(string statusLine)
    {
        await using var other = RawServer.Answering(RawServer.Http(Json.Plain));
        await using var server = RawServer.Answering($"HTTP/1.1 {statusLine}\r\nLocation: {other.Address}\r\nContent-Length: 0\r\n\r\n");

        (await ReadAsync(server.Address)).ShouldBeUnread("BALANCE_HTTP_ERROR");

        other.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_hang_ends_with_the_attempt_timeout_and_closes_the_connection()
    {
        var time = new AdjustableTimeProvider(Host.Start);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async (_, stream, token) =>
        {
            started.SetResult();
            left.SetResult(await stream.ReadAsync(new byte[1], token));
            return false;
        });
        await using var services = Services(server.Address, time: time);
        var reading = ReadAsync(services);

        await started.Task;
        time.Advance(TimeSpan.FromSeconds(30));

        (await reading).ShouldBeUnread("BALANCE_TIMEOUT");
        (await left.Task).Should().Be(0, "the client has closed the connection");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_caller_who_leaves_during_a_hang_gets_a_cancellation()
    {
        using var caller = new CancellationTokenSource();
        await using var server = new RawServer(async (_, stream, token) =>
        {
            await caller.CancelAsync();
            return await stream.ReadAsync(new byte[1], token) > 0;
        });
        await using var services = Services(server.Address);

        var act = () => ReadAsync(services, caller.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Handlers_that_the_host_adds_to_all_clients_see_no_request()
    {
        var spy = new Spy();
        await using var server = RawServer.Answering(RawServer.Http(Json.Plain), keepOpen: true);
        await using var services = Services(
            server.Address,
            host => host.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => spy)
                .ConfigureHttpClient(http => http.Timeout = TimeSpan.FromTicks(1))));

        (await ReadAsync(services)).ShouldBeRead();

        spy.Requests.Should().Be(0);
    }

    private static async Task<BalanceReading> ReadAsync(Uri address)
    {
        await using var services = Services(address);
        return await ReadAsync(services);
    }

    private static async Task<BalanceReading> ReadAsync(ServiceProvider services, CancellationToken cancellationToken = default) =>
        await Host.ReadAsync(services.GetRequiredService<IBalanceSource>(), cancellationToken);

    private static ServiceProvider Services(Uri address, Action<IServiceCollection>? host = null, TimeProvider? time = null)
    {
        var services = Host.Services(options => options.BaseAddress = address, time ?? TimeProvider.System, new CapturedLogs());
        host?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class Spy : DelegatingHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
