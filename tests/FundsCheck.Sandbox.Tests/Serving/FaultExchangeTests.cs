using System.IO.Compression;
using System.Text;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Serving;

public sealed class FaultExchangeTests : IAsyncLifetime
{
    private const int HugeBytes = 3_000_000;
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private PlaidSandbox _sandbox = null!;
    private Client _client = null!;

    /// <summary>The faults whose response ends.</summary>
    public static TheoryData<string> Ending =>
        Catalog.Of((SandboxFault fault) => !fault.Name.StartsWith("hang", StringComparison.Ordinal) && fault.Name != "interim-endless");

    /// <summary>The ending faults that have a token.</summary>
    public static TheoryData<string> EndingTokens =>
        Catalog.Of((SandboxToken token) => token.Kind == SandboxTokenKind.Fault && Ending.Any(row => row.Data == token.Fault!.Name));

    public static TheoryData<string> Answers =>
        Catalog.Of((SandboxFault fault) => fault.Stage == SandboxFaultStage.Answer && fault.Name != "answer-twice");

    public async ValueTask InitializeAsync()
    {
        _sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions
        {
            SlowDelay = TimeSpan.FromMilliseconds(20),
            DripInterval = TimeSpan.FromTicks(1),
            HugeBodyBytes = HugeBytes,
            RecordedRequestsMax = 10,
        });
        _client = new Client(_sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Ending))]
    public async Task A_strict_reader_accepts_only_late_responses(string name)
    {
        var fault = SandboxFault.Named(name);
        var expected = fault.AnswersTruly ? 1000.00m : (decimal?)null;

        var balance = await BalanceAsync(fault, "checking", "checking-checking");

        balance.Should().Be(expected);
    }

    [Theory]
    [MemberData(nameof(EndingTokens))]
    public async Task The_token_of_a_fault_does_the_same(string name)
    {
        var token = SandboxToken.Named(name);

        var balance = await BalanceAsync(fault: null, token.Name, token.AccountIds[0]);

        balance.Should().Be(token.Fault!.AnswersTruly ? 1000.00m : null);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_wrong_response_is_complete_and_the_connection_stays_open(string name)
    {
        _sandbox.Faults.Enqueue(SandboxFault.Named(name));

        var wrong = await _client.RequestNamedAsync("checking");
        var right = await _client.RequestNamedAsync("checking");

        wrong.Status.Should().BeGreaterThan(199);
        StrictReader.Available(right, "checking-checking").Should().Be(1000.00m);
    }

    [Theory]
    [InlineData("hang", "")]
    [InlineData("hang-in-headers", "^HTTP/1.1 200 OK\r\nContent-Type: [^\n]*$")]
    [InlineData("hang-before-body", "^HTTP/1.1 200 OK\r\n(.+\r\n)+\r\n$")]
    [InlineData("hang-in-body", "^HTTP/1.1 200 OK\r\n(.+\r\n)+\r\n\\{\"accounts\".*\"available\":1000000.*[^}]$")]
    public async Task A_hang_sends_its_first_bytes_and_no_more(string name, string sent)
    {
        using var wire = await RequestAsync(name);

        var end = await wire.ReadAsync(Silence);

        end.Should().Be(WireEnd.Silent);
        wire.Received.Should().MatchRegex(sent.Length == 0 ? "^$" : sent);
    }

    [Theory]
    [InlineData("cut", "reset", "^$")]
    [InlineData("cut-in-headers", "reset-in-headers", "^HTTP/1.1 200 OK\r\nContent-Type: [^\n]*$")]
    [InlineData("cut-before-body", "reset-before-body", "^HTTP/1.1 200 OK\r\n(.+\r\n)+\r\n$")]
    [InlineData("cut-in-body", "reset-in-body", "^HTTP/1.1 200 OK\r\n(.+\r\n)+\r\n\\{\"accounts\".*\"available\":1000000.*[^}]$")]
    public async Task A_cut_closes_the_connection_and_a_reset_aborts_it(string cut, string reset, string sent)
    {
        using var closing = await RequestAsync(cut);
        using var breaking = await RequestAsync(reset);

        (await closing.ReadAsync(Long)).Should().Be(WireEnd.Closed);
        (await breaking.ReadAsync(Long)).Should().Be(WireEnd.Reset);
        closing.Received.Should().MatchRegex(sent);
        breaking.Received.Should().MatchRegex(sent);
    }

    [Theory]
    [InlineData("hang-before-request", WireEnd.Silent)]
    [InlineData("cut-before-request", WireEnd.Closed)]
    [InlineData("reset-before-request", WireEnd.Reset)]
    public async Task A_request_can_be_left_unread(string name, WireEnd expected)
    {
        _sandbox.Faults.Enqueue(SandboxFault.Named(name));

        using var wire = await Wire.RequestAsync(_sandbox.Address, "access-sandbox-checking");
        var end = await wire.ReadAsync(expected == WireEnd.Silent ? Silence : Long);

        end.Should().Be(expected);
        wire.Received.Should().BeEmpty();
        _sandbox.Requests.Recorded.Should().ContainSingle().Which.Body.Should().BeEmpty();
    }

    [Fact]
    public async Task Interim_responses_are_sent_without_end()
    {
        using var wire = await RequestAsync("interim-endless");

        await wire.ReadUntilAsync(() => wire.Received.Split("HTTP/1.1 103 Early Hints\r\n").Length > 10);

        wire.Received.Should().NotContain("HTTP/1.1 200");
    }

    [Fact]
    public async Task A_response_can_be_followed_by_an_unrequested_one()
    {
        using var wire = await RequestAsync("answer-twice");

        await wire.ReadAsync(Long);

        wire.Received.Should().StartWith("HTTP/1.1 503 ").And.MatchRegex("Content-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n.*");
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("slow-before-request")]
    public async Task The_delay_of_a_response_follows_the_clock(string name)
    {
        var clock = new AdjustableTimeProvider(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
        await using var sandbox = await PlaidSandbox.StartAsync(
            new PlaidSandboxOptions { TimeProvider = clock, SlowDelay = TimeSpan.FromHours(1) }, TestContext.Current.CancellationToken);
        using var client = new Client(sandbox.Address);
        sandbox.Faults.Enqueue(SandboxFault.Named(name));
        var request = client.RequestNamedAsync("checking");
        await WaitForAsync(() => clock.ActiveTimers == 1);

        clock.Advance(TimeSpan.FromMinutes(59));
        var early = request.IsCompleted;
        clock.Advance(TimeSpan.FromMinutes(1));
        var reply = await request;

        early.Should().BeFalse();
        StrictReader.Available(reply, "checking-checking").Should().Be(1000.00m);
    }

    [Fact]
    public async Task A_drip_waits_between_bytes()
    {
        var clock = new AdjustableTimeProvider(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
        await using var sandbox = await PlaidSandbox.StartAsync(
            new PlaidSandboxOptions { TimeProvider = clock }, TestContext.Current.CancellationToken);
        using var wire = await Wire.RequestAsync(sandbox.Address, "access-sandbox-fault-drip-headers");

        for (var expected = 1; expected <= 4; expected++)
        {
            await WaitForAsync(() => clock.ActiveTimers == 1);
            await wire.ReadAsync(Silence);
            wire.Received.Should().Be("HTTP"[..expected]);
            clock.Advance(TimeSpan.FromMilliseconds(250));
        }
    }

    [Theory]
    [InlineData("huge-body", true)]
    [InlineData("huge-body-chunked", false)]
    public async Task A_huge_body_is_as_large_as_configured(string name, bool hasLength)
    {
        var reply = await _client.RequestNamedAsync($"fault-{name}");

        reply.Body.Length.Should().BeInRange(HugeBytes, HugeBytes + 4_000);
        reply.ContentHeaders.Contains("Content-Length").Should().Be(hasLength);
        reply.Balances().GetProperty("available").GetRawText().Should().Be("1000000");
    }

    [Fact]
    public async Task A_gzip_bomb_is_small_until_it_is_decompressed()
    {
        var reply = await _client.RequestNamedAsync("fault-gzip-bomb");

        using var opened = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(reply.Body), CompressionMode.Decompress))
        {
            await gzip.CopyToAsync(opened, TestContext.Current.CancellationToken);
        }

        reply.ContentHeaders.ContentEncoding.Should().Equal("gzip");
        reply.Body.Length.Should().BeLessThan(HugeBytes / 50);
        opened.Length.Should().BeGreaterThan(HugeBytes);
    }

    [Theory]
    [InlineData("html-200", 200, "text/html; charset=utf-8", "<!doctype html>")]
    [InlineData("html-502", 502, "text/html; charset=utf-8", "<!doctype html>")]
    [InlineData("empty-200", 200, "application/json; charset=utf-8", null)]
    [InlineData("empty-429", 429, null, null)]
    [InlineData("content-type-text", 200, "text/plain; charset=utf-8", "{\"accounts\"")]
    [InlineData("content-type-missing", 200, null, "{\"accounts\"")]
    [InlineData("balances-500", 500, "application/json; charset=utf-8", "{\"accounts\"")]
    [InlineData("json-null", 200, "application/json; charset=utf-8", "null")]
    [InlineData("error-200", 200, "application/json; charset=utf-8", "{\"error_type\"")]
    [InlineData("retry-after", 429, "application/json; charset=utf-8", "{\"error_type\":\"RATE_LIMIT_EXCEEDED\"")]
    public async Task The_response_is_the_documented_one(string name, int status, string? contentType, string? begins)
    {
        var reply = await _client.RequestNamedAsync($"fault-{name}");

        reply.Status.Should().Be(status);
        reply.ContentType.Should().Be(contentType);
        Encoding.UTF8.GetString(reply.Body)[..(begins?.Length ?? reply.Body.Length)].Should().Be(begins ?? "");
    }

    [Theory]
    [InlineData("number-text", "\"available\":\"1000000\",\"current\":\"1000000\"")]
    [InlineData("number-nan", "\"available\":NaN,\"current\":NaN")]
    [InlineData("number-tiny", "\"available\":1e-30,")]
    [InlineData("number-fine", "\"available\":1000000.00000000000000000000001,")]
    [InlineData("key-twice-available", "\"available\":1,\"available\":1000000,")]
    [InlineData("key-missing-available", "\"no_available\":1000000,")]
    [InlineData("key-missing-item", ",\"no_item\":{")]
    [InlineData("account-absent", "{\"account_id\":\"checking-of-somebody-else\"")]
    [InlineData("account-id-other-case", "{\"account_id\":\"CHECKING-FAULT-ACCOUNT-ID-OTHER-CASE\"")]
    [InlineData("account-twice", "\"subtype\":\"checking\"},{\"account_id\":\"checking-fault-account-twice\"")]
    [InlineData("account-none", "\"accounts\":[]")]
    public async Task The_JSON_is_invalid_in_the_documented_place(string name, string part)
    {
        var reply = await _client.RequestNamedAsync($"fault-{name}");

        Encoding.UTF8.GetString(reply.Body).Should().Contain(part);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_on_the_wire()
    {
        var reply = await _client.RequestNamedAsync("fault-utf8-invalid");

        System.Text.Unicode.Utf8.IsValid(reply.Body).Should().BeFalse();
        reply.Body.AsSpan().IndexOf([(byte)0xC3, (byte)0x28]).Should().BePositive();
    }

    [Theory]
    [InlineData("redirect-302", 302)]
    [InlineData("redirect-307", 307)]
    [InlineData("redirect-308", 308)]
    public async Task A_followed_redirect_is_counted(string name, int status)
    {
        var reply = await _client.RequestNamedAsync($"fault-{name}");

        reply.Status.Should().Be(status);
        reply.Headers.Location.Should().Be(new Uri("/elsewhere", UriKind.Relative));
        (await _client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/elsewhere"))).ShouldBeError(404, "INVALID_REQUEST", "NOT_FOUND");
        _sandbox.Requests.Recorded.Select(request => request.Path).Should().Equal("/accounts/balance/get", "/elsewhere");
    }

    [Fact]
    public async Task A_fault_has_the_requested_account()
    {
        _sandbox.Faults.Enqueue(SandboxFault.Named("number-text"));

        var reply = await _client.RequestNamedAsync("example", SandboxToken.Named("example").AccountIds[2]);

        reply.AccountIds.Should().Equal(SandboxToken.Named("example").AccountIds[2]);
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 1_000 && !condition(); attempt++)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        condition().Should().BeTrue();
    }

    private Task<Wire> RequestAsync(string fault) => Wire.RequestAsync(_sandbox.Address, SandboxToken.Named($"fault-{fault}").AccessToken);

    private async Task<decimal?> BalanceAsync(SandboxFault? fault, string token, string accountId)
    {
        if (fault is not null)
        {
            _sandbox.Faults.Enqueue(fault);
        }

        try
        {
            return StrictReader.Available(await _client.RequestNamedAsync(token), accountId);
        }
        catch (Exception broken) when (broken is HttpRequestException or HttpIOException)
        {
            return null;
        }
    }
}
