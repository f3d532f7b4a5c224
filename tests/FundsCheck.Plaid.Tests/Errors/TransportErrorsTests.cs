using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using FundsCheck.Plaid.Tests.Loopback;
using FundsCheck.Plaid.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Errors;

/// <summary>
/// Every cause of a failed connection, from real connections. The tests run one at a time, as all clients share one proxy setting.
/// </summary>
[Collection(OneAtATime)]
public sealed class TransportErrorsTests : IDisposable
{
    private const string OneAtATime = "The proxy of all clients";
    private const string Refusal = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(30);

    private readonly CapturedLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task An_untrusted_certificate_is_a_configuration_error()
    {
        await using var server = TcpServer.OfTls();

        await ShouldFailAsync($"https://127.0.0.1:{server.Port}", "BALANCE_TLS_FAILED", "CERTIFICATE_UNTRUSTED", transient: false);

        server.Connections.Should().Be(1, "it is not retried");
    }

    [Fact]
    public async Task An_http_address_of_a_TLS_port_is_a_configuration_error()
    {
        await using var server = TcpServer.OfTls();

        await ShouldFailAsync($"http://127.0.0.1:{server.Port}", "BALANCE_TLS_FAILED", "TLS_REQUIRED", transient: false);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhttps")]
    [InlineData("\u0015\u0003\u0001\u0000\u0002\u0002P\r\n\r\n")]
    public async Task A_TLS_port_that_responds_to_plain_requests_is_recognized(string answer)
    {
        await using var tls = TcpServer.OfTls();
        await using var server = new TcpServer(async (stream, token) =>
        {
            var first = new byte[1];
            await stream.ReadExactlyAsync(first, token);
            await (first[0] == (byte)'P' ? AnswerAsync(stream, answer, token) : ForwardAsync(first, stream, tls.Port, token));
        });

        await ShouldFailAsync($"http://127.0.0.1:{server.Port}", "BALANCE_TLS_FAILED", "TLS_REQUIRED", transient: false);
    }

    [Fact]
    public async Task An_https_address_of_a_plain_port_is_a_configuration_error()
    {
        await using var server = TcpServer.Answering(Refusal);

        await ShouldFailAsync($"https://127.0.0.1:{server.Port}", "BALANCE_TLS_FAILED", "TLS_HANDSHAKE_FAILED", transient: false);
    }

    [Fact]
    public async Task A_cut_handshake_is_transient()
    {
        await using var server = new TcpServer(TcpServer.ReadOnceAsync);

        await ShouldFailAsync($"https://127.0.0.1:{server.Port}", "BALANCE_CONNECTION_FAILED", "TLS_HANDSHAKE_CUT", transient: true);

        server.Connections.Should().Be(1);
    }

    [Fact]
    public async Task A_plain_server_that_cuts_the_connection_is_recognized()
    {
        await using var server = new TcpServer(TcpServer.ReadOnceAsync);

        await ShouldFailAsync($"http://127.0.0.1:{server.Port}", "BALANCE_CONNECTION_FAILED", "CONNECTION_CUT", transient: true);
    }

    [Fact]
    public async Task A_closed_port_is_transient()
    {
        await ShouldFailAsync(
            $"http://127.0.0.1:{TcpServer.ClosedPort()}", "BALANCE_CONNECTION_FAILED", "CONNECTION_REFUSED", transient: true);
    }

    [Fact]
    public async Task An_unresolved_name_is_transient()
    {
        await ShouldFailAsync("https://plaid.invalid", "BALANCE_CONNECTION_FAILED", "NAME_NOT_RESOLVED", transient: true);
    }

    [Fact]
    public async Task A_connect_timeout_is_transient()
    {
        // Accepts the connection, and never completes the handshake.
        await using var server = new TcpServer((_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));

        await ShouldFailAsync($"https://127.0.0.1:{server.Port}", "BALANCE_CONNECTION_FAILED", "CONNECT_TIMEOUT", transient: true);
    }

    [Theory]
    [InlineData(
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
        "PROXY_AUTHENTICATION_REQUIRED")]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "PROXY_REFUSED")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "PROXY_REFUSED")]
    public async Task A_proxy_that_refuses_is_a_configuration_error(string answer, string cause)
    {
        await using var proxy = TcpServer.Answering(answer);

        await ThroughProxyAsync($"http://127.0.0.1:{proxy.Port}", cause);

        proxy.Connections.Should().Be(1, "it is not retried");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unreachable_proxy_is_a_configuration_error(bool isNamed)
    {
        await ThroughProxyAsync(isNamed ? "http://proxy.invalid:3128" : $"http://127.0.0.1:{TcpServer.ClosedPort()}", "PROXY_NOT_REACHED");
    }

    [Fact]
    public async Task A_407_response_to_the_call_is_an_error_of_the_proxy()
    {
        await using var server = TcpServer.Answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");

        await ShouldFailAsync($"http://127.0.0.1:{server.Port}", "BALANCE_PROXY_FAILED", "PROXY_AUTHENTICATION_REQUIRED", transient: false);
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch, "CERTIFICATE_NAME_MISMATCH")]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable, "CERTIFICATE_UNTRUSTED")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, "CERTIFICATE_UNTRUSTED", X509ChainStatusFlags.UntrustedRoot)]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, "CERTIFICATE_EXPIRED", X509ChainStatusFlags.NotTimeValid)]
    [InlineData(
        SslPolicyErrors.RemoteCertificateChainErrors, "CERTIFICATE_UNTRUSTED", X509ChainStatusFlags.NotTimeValid,
        X509ChainStatusFlags.Revoked)]
    [InlineData(
        SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch, "CERTIFICATE_EXPIRED",
        X509ChainStatusFlags.NotTimeValid)]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, "CERTIFICATE_UNTRUSTED")]
    public void The_cause_of_a_rejected_certificate_is_the_first_to_fix(
        SslPolicyErrors errors, string cause, params X509ChainStatusFlags[] chain)
    {
        CertificateCheck.CauseOf([.. chain.Select(flag => new X509ChainStatus { Status = flag })], errors).Should().Be(cause);
    }

    [Fact]
    public void A_certificate_that_the_system_trusts_is_accepted()
    {
        CertificateCheck.Validate(this, certificate: null, chain: null, SslPolicyErrors.None).Should().BeTrue();
    }

    private static async Task AnswerAsync(Stream stream, string answer, CancellationToken token)
    {
        await TcpServer.ReadOnceAsync(stream, token);
        await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(answer), token);
    }

    private static async Task ForwardAsync(byte[] first, Stream stream, int port, CancellationToken token)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, token);
        var to = client.GetStream();
        await to.WriteAsync(first, token);
        await Task.WhenAny(stream.CopyToAsync(to, token), to.CopyToAsync(stream, token));
    }

    private async Task ThroughProxyAsync(string proxy, string cause)
    {
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxy);
        try
        {
            await ShouldFailAsync("https://plaid.invalid", "BALANCE_PROXY_FAILED", cause, transient: false);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    /// <summary>The reading, its text, the log and the telemetry all carry the code and the cause.</summary>
    private async Task ShouldFailAsync(string address, string code, string cause, bool transient)
    {
        var counted = new List<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) => _ = instrument.Name is "fundscheck.plaid.balance.failures"
                ? Enable(listener, instrument)
                : false,
        };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) => Add(counted, tags));
        meters.Start();
        var services = Host.Services(
            options => (options.BaseAddress, options.ConnectTimeout) = (new Uri(address), TimeSpan.FromSeconds(2)), TimeProvider.System,
            _logs);
        await using var provider = services.BuildServiceProvider();

        var reading = await provider.GetRequiredService<IBalanceSource>()
            .ReadAsync(new BalanceRequest(Host.Account), CancellationToken.None).AsTask()
            .WaitAsync(HangMax);

        var failure = reading.ShouldBeUnread(code);
        (failure.Cause, failure.IsTransient).Should().Be((cause, transient));
        _logs.Lines.Should().Contain(line => line.Contains($"Failed to reach Plaid: {code}, cause {cause},", StringComparison.Ordinal));
        counted.Should().Contain($"fundscheck.failure.category={BalanceFailures.NameOf(failure.Category)} fundscheck.failure.code={code} "
            + $"fundscheck.failure.cause={cause}");
    }

    private static bool Enable(MeterListener listener, Instrument instrument)
    {
        listener.EnableMeasurementEvents(instrument);
        return true;
    }

    private static void Add(List<string> counted, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (counted)
        {
            counted.Add(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
        }
    }

    /// <summary>Nothing else runs beside these tests.</summary>
    [CollectionDefinition(OneAtATime, DisableParallelization = true)]
    public sealed class Alone;
}
