using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Serving;

public sealed class FaultExchangeTests : FaultyExchange
{
    /// <summary>The faults whose response ends.</summary>
    public static TheoryData<string> Ending =>
        Catalog.Of((SandboxFault fault) => IsOfBalances(fault)
            && !fault.Name.StartsWith("hang", StringComparison.Ordinal) && fault.Name != "interim-endless");

    /// <summary>The ending faults that have a token.</summary>
    public static TheoryData<string> EndingTokens =>
        Catalog.Of((SandboxToken token) => token.Kind == SandboxTokenKind.Fault && Ending.Any(row => row.Data == token.Fault!.Name));

    public static TheoryData<string> Answers =>
        Catalog.Of((SandboxFault fault) => IsOfBalances(fault)
            && fault.Stage == SandboxFaultStage.Response && fault.Name != "answer-twice");

    private static bool IsOfBalances(SandboxFault fault) => fault.AppliesTo(SandboxEndpoint.AccountsBalanceGet);

    [Theory]
    [MemberData(nameof(Ending))]
    public async Task A_strict_reader_accepts_only_late_responses(string name)
    {
        var fault = SandboxFault.Get(name);
        var expected = fault.RespondsCorrectly ? 1000.00m : (decimal?)null;

        var balance = await BalanceAsync(fault, "checking", "checking-checking");

        balance.Should().Be(expected);
    }

    [Theory]
    [MemberData(nameof(EndingTokens))]
    public async Task The_token_of_a_fault_does_the_same(string name)
    {
        var token = SandboxToken.Get(name);

        var balance = await BalanceAsync(fault: null, token.Name, token.AccountIds[0]);

        balance.Should().Be(token.Fault!.RespondsCorrectly ? 1000.00m : null);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_wrong_response_is_complete_and_the_connection_stays_open(string name)
    {
        Sandbox.Faults.Enqueue(SandboxFault.Get(name));

        var wrong = await Client.RequestNamedAsync("checking");
        var right = await Client.RequestNamedAsync("checking");

        wrong.Status.Should().BeGreaterThan(199);
        StrictReader.Available(right, "checking-checking").Should().Be(1000.00m);
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
        sandbox.Faults.Enqueue(SandboxFault.Get(name));
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

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 1_000 && !condition(); attempt++)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        condition().Should().BeTrue();
    }

    private async Task<decimal?> BalanceAsync(SandboxFault? fault, string token, string accountId)
    {
        if (fault is not null)
        {
            Sandbox.Faults.Enqueue(fault);
        }

        try
        {
            return StrictReader.Available(await Client.RequestNamedAsync(token), accountId);
        }
        catch (Exception broken) when (broken is HttpRequestException or HttpIOException)
        {
            return null;
        }
    }
}
