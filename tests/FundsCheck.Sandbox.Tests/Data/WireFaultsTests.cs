using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Data;

public sealed class WireFaultsTests : FaultyExchange
{
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
        Sandbox.Faults.Enqueue(SandboxFault.Get(name));

        using var wire = await Wire.RequestAsync(Sandbox.Address, "access-sandbox-checking");
        var end = await wire.ReadAsync(expected == WireEnd.Silent ? Silence : Long);

        end.Should().Be(expected);
        wire.Received.Should().BeEmpty();
        Sandbox.Requests.Recorded.Should().ContainSingle().Which.Body.Should().BeEmpty();
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
}
