using FundsCheck.Rules;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Tests.Checking;

/// <summary>Fact sources that throw, hang, block or exceed the bounds: their facts are unknown, and the check goes on.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class FaultyFactSourceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly RuleSet Rules = FactReadsTests.Rules;

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "throws", "FACT_SOURCE_FAILED" },
        { "throws later", "FACT_SOURCE_FAILED" },
        { "gives null", "FACT_READING_INVALID" },
        { "gives NotRequested", "FACT_READING_INVALID" },
        { "gives a fact of the host", "FACT_READING_INVALID" },
        { "gives too many facts", "FACT_READING_INVALID" },
        { "gives too long a text", "FACT_READING_INVALID" },
        { "gives an unprintable reference", "FACT_READING_INVALID" },
        { "fails", "SIGNAL_DOWN" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_source_leaves_its_facts_unknown_and_throws_nothing(string fault, string code)
    {
        using var host = new Host(Rules, facts: new CallbackFactSource((_, _) => Faulty(fault))).Holding(1000m);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Reasons.Select(reason => reason.Code).Should().Equal("X_SIGNAL_UNKNOWN");
        decision.Record.SourceFacts!.Reading.Should().BeOfType<FactReading.Failed>().Which.Failure.Code.Should().Be(code);
    }

    [Fact]
    public async Task A_source_that_never_returns_leaves_its_facts_unknown_at_the_deadline()
    {
        var called = new SemaphoreSlim(0);
        var source = new CallbackFactSource((_, _) =>
        {
            called.Release();
            return new ValueTask<FactReading>(new TaskCompletionSource<FactReading>().Task);
        });
        using var host = new Host(Rules, facts: source).Holding(1000m);
        var check = host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        (await called.WaitAsync(Patience)).Should().BeTrue();

        host.Clock.Advance(new FundsCheckOptions().ReadTimeout);

        (await check.WaitAsync(Patience)).Record.SourceFacts!.Reading
            .Should().BeOfType<FactReading.Failed>().Which.Failure.Should().Be(FactFailures.TimedOut);
    }

    [Fact]
    public async Task A_source_that_blocks_its_thread_leaves_its_facts_unknown_at_the_deadline()
    {
        using var gate = new ManualResetEventSlim();
        var called = new SemaphoreSlim(0);
        var source = new CallbackFactSource((_, _) =>
        {
            called.Release();
            gate.Wait(Patience, CancellationToken.None);
            return ValueTask.FromResult(CallbackFactSource.Read(("x.signal.result", "accept")));
        });
        using var host = new Host(Rules, facts: source).Holding(1000m);
        var check = host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        (await called.WaitAsync(Patience)).Should().BeTrue();

        host.Clock.Advance(new FundsCheckOptions().ReadTimeout);
        var decision = await check.WaitAsync(Patience);
        gate.Set();

        // The balance, which is read at the same time, may or may not have come before the deadline.
        decision.Outcome.Should().NotBe(Outcome.Accept);
        decision.Record.SourceFacts!.Reading.Should().BeOfType<FactReading.Failed>().Which.Failure.Should().Be(FactFailures.TimedOut);
    }

    [Fact]
    public async Task The_facts_are_read_at_the_same_time_as_the_balance()
    {
        var (balance, facts) = (new TaskCompletionSource(), new TaskCompletionSource());
        var source = new CallbackFactSource(async (_, _) =>
        {
            facts.SetResult();
            await balance.Task.WaitAsync(Patience, CancellationToken.None);
            return CallbackFactSource.Read(("x.signal.result", "accept"));
        });
        using var host = new Host(Rules, facts: source);
        host.Answer = async (account, _) =>
        {
            balance.SetResult();
            await facts.Task.WaitAsync(Patience, CancellationToken.None);
            return new BalanceReading.Succeeded(host.Balance(1000m, 1000m, account.SourceAccountId));
        };

        (await host.Checker.CheckAsync(Host.Debit("d-1", 60m))).Outcome.Should().Be(Outcome.Accept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x.")]
    [InlineData("x..")]
    [InlineData("y.signal.")]
    [InlineData("x.signal")]
    [InlineData("x.sig-nal.")]
    public void A_source_without_a_proper_prefix_is_refused_at_the_start(string prefix)
    {
        using var host = new Host(Rules, facts: new CallbackFactSource((_, _) => default) { Prefix = prefix });

        host.Invoking(started => started.Checker).Should().Throw<InvalidOperationException>().WithMessage("*`x.signal.`*");
    }

    private static ValueTask<FactReading> Faulty(string fault) => fault switch
    {
        "throws" => throw new InvalidOperationException("token-never-shown"),
        "throws later" => ThrowLaterAsync(),
        "gives null" => new(default(FactReading)!),
        "gives NotRequested" => new(new FactReading.NotRequested()),
        "gives a fact of the host" => new(CallbackFactSource.Read(("x.signal.result", "accept"), ("x.known", "true"))),
        "gives too many facts" => new(CallbackFactSource.Read(
            [.. Enumerable.Range(0, 65).Select(index => ($"x.signal.f{index}", "accept"))])),
        "gives too long a text" => new(CallbackFactSource.Read(("x.signal.result", new string('a', 257)))),
        "gives an unprintable reference" => new(
            ((FactReading.Succeeded)CallbackFactSource.Read(("x.signal.result", "accept"))) with { Reference = "a b" }),
        _ => new(new FactReading.Failed(new BalanceFailure(BalanceFailureCategory.ProviderUnavailable, "SIGNAL_DOWN"))),
    };

    private static async ValueTask<FactReading> ThrowLaterAsync()
    {
        await Task.Yield();
        throw new HttpRequestException("token-never-shown");
    }
}
