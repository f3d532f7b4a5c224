using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class CircuitProbeTests
{
    private const int AttemptsMin = 10;
    private static readonly TimeSpan OpenDuration = new PlaidOptions().BreakDuration;

    public static TheoryData<string> FailedProbes { get; } = ["hang", "503", "cut", "garbage", "refusal", "caller leaves"];

    private static IEnumerable<string> Items(string name, int count = AttemptsMin) =>
        Enumerable.Range(0, count).Select(number => $"{name}-{number}");

    [Fact]
    public async Task A_cancelled_probe_neither_opens_nor_closes_the_circuit()
    {
        using var server = new TokenServer();
        using var caller = new CancellationTokenSource();
        server.Answer(Items("item"), Steps.Hang());
        server.Answer("good", TokenServer.Balance("ins_1"));
        var readings = Items("item").Select(item => server.ReadAsync(item, caller.Token)).ToArray();
        server.Time.Advance(TimeSpan.FromSeconds(29));
        await caller.CancelAsync();

        await new Func<Task>(() => Task.WhenAll(readings)).Should().ThrowAsync<OperationCanceledException>();

        (await server.ReadAsync("good")).ShouldBeRead();
    }

    [Theory]
    [MemberData(nameof(FailedProbes))]
    public async Task A_probe_that_fails_in_any_way_opens_the_circuit_again(string way)
    {
        using var server = await OpenedAsync();
        using var caller = new CancellationTokenSource();
        server.Answer("probe", way switch
        {
            "hang" or "caller leaves" => Steps.Hang(),
            "503" => Steps.Answer(503, ""),
            "cut" => Steps.Fail(HttpRequestError.ResponseEnded),
            "garbage" => Steps.Ok("<html>"),
            _ => Steps.Answer(403, "<html>", "text/html"),
        });

        var probe = server.ReadAsync("probe", caller.Token);
        var meanwhile = await server.ReadAsync("good");
        server.Time.Advance(way is "hang" ? new PlaidOptions().AttemptTimeout : TimeSpan.Zero);
        await (way is "caller leaves" ? caller.CancelAsync() : Task.CompletedTask);
        await probe.ContinueWith(_ => { }, TaskScheduler.Default);
        var requests = server.Requests;

        (await server.ReadAsync("good")).ShouldBeUnread("BALANCE_CIRCUIT_OPEN", "the probe failed");
        server.Requests.Should().Be(requests);
        (meanwhile is BalanceReading.Succeeded).Should().BeFalse("one attempt probes");
        server.Time.Advance(OpenDuration);
        (await server.ReadAsync("good")).ShouldBeRead();
        (await server.ReadAsync("good")).ShouldBeRead();
    }

    [Fact]
    public async Task A_probe_with_an_error_of_the_Item_closes_the_circuit()
    {
        using var server = await OpenedAsync();
        server.Answer("probe", Steps.Error("ITEM_LOGIN_REQUIRED"));

        (await server.ReadAsync("probe")).ShouldBeUnread("ITEM_LOGIN_REQUIRED");

        (await server.ReadAsync("good")).ShouldBeRead();
    }

    [Fact]
    public async Task A_probe_of_a_hanging_institution_fails_by_a_time_out_too()
    {
        using var server = new TokenServer();
        await server.LearnAsync(["item"], "ins_1");
        server.Answer("item", Steps.Hang());
        await server.ReadHangingAsync(Enumerable.Repeat("item", AttemptsMin + 1));
        server.Time.Advance(OpenDuration);

        (await server.ReadHangingAsync("item"))[0].ShouldBeUnread("BALANCE_TIMEOUT");

        (await server.ReadAsync("item")).ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
        server.Time.Advance(OpenDuration);
        server.Answer("item", TokenServer.Balance("ins_1"));
        (await server.ReadAsync("item")).ShouldBeRead();
        (await server.ReadAsync("item")).ShouldBeRead();
    }

    /// <summary>A server whose circuit to Plaid is open, and would let a probe through.</summary>
    private static async Task<TokenServer> OpenedAsync()
    {
        var server = new TokenServer(options => options.MaxRetryAttempts = 0);
        server.Answer("down", Steps.Answer(503, ""));
        server.Answer("good", TokenServer.Balance("ins_1"));
        for (var i = 0; i < AttemptsMin; i++)
        {
            await server.ReadAsync("down");
        }

        (await server.ReadAsync("good")).ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
        server.Time.Advance(OpenDuration);
        return server;
    }
}
