using System.Diagnostics.Metrics;
using FundsCheck.Checking;
using FundsCheck.Tests.Rules.HotReload;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Tests.Checking;

/// <summary>
/// Sources that block their thread, do not heed their token, or return late: the deadline ends the check whatever they do.
/// </summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class BlockedSourceTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Host _host = new();
    private readonly ManualResetEventSlim _gate = new();
    private readonly SemaphoreSlim _called = new(0);

    private TimeSpan Deadline { get; } = new FundsCheckOptions().ReadTimeout;

    [Fact]
    public async Task A_source_that_blocks_its_thread_is_a_review_at_the_deadline()
    {
        _host.Answer = Blocking;
        var check = _host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        await CalledAsync();

        _host.Clock.Advance(Deadline);
        var decision = await check.WaitAsync(Patience);

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.TimedOut.Code);
    }

    [Fact]
    public async Task A_source_that_blocks_after_its_first_await_is_a_review_at_the_deadline()
    {
        _host.Answer = async (account, token) =>
        {
            await Task.Yield();
            return await Blocking(account, token);
        };
        var check = _host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        await CalledAsync();

        _host.Clock.Advance(Deadline);

        (await check.WaitAsync(Patience)).Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.TimedOut.Code);
    }

    [Fact]
    public async Task A_late_reading_of_a_blocked_source_is_never_judged()
    {
        _host.Answer = Blocking;
        var check = _host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        await CalledAsync();
        _host.Clock.Advance(Deadline);
        _gate.Set();

        (await check.WaitAsync(Patience)).Outcome.Should().Be(Outcome.Review);
        (await _host.Store.FindAsync("d-1", CancellationToken.None))!.Record.Verdict.Outcome.Should().Be(Outcome.Review);
    }

    [Fact]
    public async Task A_later_check_of_the_account_is_not_held_back_by_a_blocked_read()
    {
        _host.Answer = Blocking;
        var blocked = _host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        await CalledAsync();
        _host.Clock.Advance(Deadline);
        await blocked.WaitAsync(Patience);

        _host.Holding(100m);
        var later = await _host.Checker.CheckAsync(Host.Debit("d-2", 10m)).WaitAsync(Patience);

        later.Reasons.Select(reason => reason.Code).Should().NotContain(BalanceFailures.TimedOut.Code);
        _host.Reads.Should().Be(2);
    }

    [Fact]
    public async Task A_caller_who_leaves_a_blocked_source_gets_a_cancellation()
    {
        using var leaving = new CancellationTokenSource();
        _host.Answer = Blocking;
        var check = _host.Checker.CheckAsync(Host.Debit("d-1", 60m), leaving.Token);
        await CalledAsync();

        await leaving.CancelAsync();

        await check.Invoking(task => task.WaitAsync(Patience)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_source_whose_cancellation_throws_ends_nothing_else()
    {
        _host.Answer = (_, token) =>
        {
            token.Register(() => throw new InvalidOperationException("thrown by the test"));
            _called.Release();
            return new ValueTask<BalanceReading>(new TaskCompletionSource<BalanceReading>().Task);
        };
        var check = _host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        await CalledAsync();

        _host.Clock.Advance(Deadline);

        (await check.WaitAsync(Patience)).Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.TimedOut.Code);
    }

    [Fact]
    public async Task Too_many_overdue_reads_fail_the_next_at_once_until_some_end()
    {
        _host.Answer = Blocking;
        var blocked = Enumerable.Range(0, ReadsUnderWay.OverdueMax)
            .Select(number => _host.Checker.CheckAsync(Host.Debit($"d-{number}", 60m, $"acc-{number}"))).ToList();
        await CalledAsync(ReadsUnderWay.OverdueMax);
        _host.Clock.Advance(Deadline);
        await Task.WhenAll(blocked).WaitAsync(Patience);

        _host.Clock.Advance(ReadsUnderWay.ReturnGrace);
        _host.Holding(1000m);
        var refused = await _host.Checker.CheckAsync(Host.Debit("next", 60m, "next")).WaitAsync(Patience);

        refused.Outcome.Should().Be(Outcome.Review);
        refused.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.SourceBlocked.Code);
        refused.IsTransient.Should().BeTrue();
        _host.Reads.Should().Be(ReadsUnderWay.OverdueMax, "the source is not called");

        _gate.Set();
        (await AcceptedAsync()).Outcome.Should().Be(Outcome.Accept);
    }

    [Fact]
    public async Task Reads_that_end_at_their_deadline_are_not_overdue()
    {
        _host.Answer = async (_, token) =>
        {
            _called.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("the token ends the wait");
        };
        var checks = Enumerable.Range(0, 2 * ReadsUnderWay.OverdueMax)
            .Select(number => _host.Checker.CheckAsync(Host.Debit($"d-{number}", 60m, $"acc-{number}"))).ToList();
        await CalledAsync(checks.Count);
        var overdue = 0;
        using var meter = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "fundscheck.reads.overdue")
                {
                    listener
                .EnableMeasurementEvents(instrument);
                }
            },
        };
        meter.SetMeasurementEventCallback<int>((_, change, _, _) => Interlocked.Add(ref overdue, change));
        meter.Start();

        _host.Clock.Advance(Deadline);
        await Task.WhenAll(checks).WaitAsync(Patience);
        _host.Holding(1000m);

        (await _host.Checker.CheckAsync(Host.Debit("next", 60m, "next")).WaitAsync(Patience)).Outcome.Should().Be(Outcome.Accept);
        overdue.Should().BeLessThanOrEqualTo(0);
    }

    /// <summary>On the real clock and the real pool: more blocked calls than a pool has threads, and than the source's threads.</summary>
    [Fact]
    public async Task Many_blocked_sources_leave_the_pool_and_its_deadlines_alone()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck(options => options.ReadTimeout = TimeSpan.FromMilliseconds(300)).KeepDecisionsInMemory()
            .UseBalanceSource(_ => new CallbackSource(Blocking));
        await using var provider = services.BuildServiceProvider();
        var checker = provider.GetRequiredService<IFundsChecker>();

        var checks = Enumerable.Range(0, OwnThreads.ThreadsMax + 100)
            .Select(number => checker.CheckAsync(Host.Debit($"d-{number}", 60m, $"acc-{number}"))).ToList();
        var decisions = await Task.WhenAll(checks).WaitAsync(Patience);

        decisions.Should().OnlyContain(decision => decision.Reasons[0].Code == BalanceFailures.TimedOut.Code);
        _called.CurrentCount.Should().BeInRange(
            1,
            OwnThreads.ThreadsMax + SourceCalls.WorkersMax,
            "a read that got no thread before its deadline is never begun");
    }

    /// <summary>More blocked threads of the real pool than it adds within the test's patience.</summary>
    [Fact]
    public async Task A_pool_that_a_source_has_blocked_ends_no_deadline_late()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck(options => options.ReadTimeout = TimeSpan.FromMilliseconds(300)).KeepDecisionsInMemory()
            .UseBalanceSource(_ => new CallbackSource(Later));
        await using var provider = services.BuildServiceProvider();
        var checker = provider.GetRequiredService<IFundsChecker>();

        var checks = Enumerable.Range(0, 400).Select(number => checker.CheckAsync(Host.Debit($"d-{number}", 60m, $"acc-{number}")))
            .ToList();
        var decisions = await Task.WhenAll(checks).WaitAsync(Patience);

        decisions.Should().OnlyContain(decision => decision.Reasons[0].Code == BalanceFailures.TimedOut.Code);

        async ValueTask<BalanceReading> Later(AccountRef account, CancellationToken token)
        {
            await Task.Yield();
            return await Blocking(account, token);
        }
    }

    public void Dispose()
    {
        _gate.Set();
        _host.Dispose();
    }

    private ValueTask<BalanceReading> Blocking(AccountRef account, CancellationToken cancellationToken)
    {
        _called.Release();
        _gate.Wait(CancellationToken.None);
        return ValueTask.FromResult<BalanceReading>(new BalanceReading.Succeeded(_host.Balance(1000m, 1000m, account.SourceAccountId)));
    }

    private async Task CalledAsync(int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            (await _called.WaitAsync(Patience)).Should().BeTrue();
        }
    }

    // The blocked calls end one after another.
    private async Task<FundsDecision> AcceptedAsync()
    {
        for (var number = 0; ; number++)
        {
            var decision = await _host.Checker.CheckAsync(Host.Debit($"again-{number}", 1m, $"again-{number}")).WaitAsync(Patience);
            if (decision.Outcome == Outcome.Accept || number == 100_000)
            {
                return decision;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }
}
