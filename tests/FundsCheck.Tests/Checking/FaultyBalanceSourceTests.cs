namespace FundsCheck.Tests.Checking;

public sealed class FaultyBalanceSourceTests
{
    [Fact]
    public async Task An_exception_is_a_review()
    {
        using var host = new Host();
        host.Answer = (_, _) => throw new InvalidOperationException("token-never-shown");

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.SourceFailed.Code);
    }

    [Fact]
    public async Task An_exception_later_is_a_review()
    {
        using var host = new Host();
        host.Answer = async (_, _) =>
        {
            await Task.Yield();
            throw new HttpRequestException("token-never-shown");
        };

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.SourceFailed.Code);
    }

    [Fact]
    public async Task A_code_that_no_failure_may_have_is_an_invalid_reading()
    {
        using var host = new Host();
        host.Answer = (_, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.Failed(new BalanceFailure(
            BalanceFailureCategory.ProviderUnavailable, "none")));

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.ReadingInvalid.Code);
    }

    [Fact]
    public async Task A_NotRequested_of_the_source_is_an_invalid_reading()
    {
        using var host = new Host();
        host.Answer = (_, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.NotRequested());

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.ReadingInvalid.Code);
    }

    [Fact]
    public async Task A_caller_cannot_supply_NotRequested()
    {
        using var host = new Host();

        var check = () => host.Checker.CheckAsync(Host.Debit("d-1", 60m), new BalanceReading.NotRequested());

        (await check.Should().ThrowAsync<ArgumentException>()).WithMessage("only the check itself can find that no balance is needed*");
    }

    [Fact]
    public async Task Another_account_is_never_judged()
    {
        using var host = new Host();
        host.Answer = (_, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.Succeeded(host.Balance(1000m, 1000m, "another")));

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.AccountNotReturned.Code);
    }

    [Fact]
    public async Task A_source_that_never_returns_is_a_review_at_the_deadline()
    {
        using var host = new Host();
        var started = new TaskCompletionSource();
        host.Answer = (_, _) =>
        {
            started.SetResult();
            return new ValueTask<BalanceReading>(new TaskCompletionSource<BalanceReading>().Task);
        };
        var check = host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        await started.Task;

        host.Clock.Advance(TimeSpan.FromSeconds(60));
        var decision = await check;

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be(BalanceFailures.TimedOut.Code);
    }

    [Fact]
    public async Task A_cancelled_caller_gets_a_cancellation_and_the_others_their_decision()
    {
        using var host = new Host();
        using var leaving = new CancellationTokenSource();
        var answer = new TaskCompletionSource<BalanceReading>();
        var started = new TaskCompletionSource();
        host.Answer = (_, _) =>
        {
            started.TrySetResult();
            return new ValueTask<BalanceReading>(answer.Task);
        };
        var first = host.Checker.CheckAsync(Host.Debit("d-1", 10m), leaving.Token);
        var second = host.Checker.CheckAsync(Host.Debit("d-2", 10m));
        await started.Task;

        await leaving.CancelAsync();
        await first.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        answer.SetResult(new BalanceReading.Succeeded(host.Balance(100m, 100m)));

        (await second).Outcome.Should().Be(Outcome.Accept);
        host.Reads.Should().Be(1);
        (await host.Store.FindAsync("d-1", CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Another_credential_is_another_read()
    {
        using var host = new Host();
        var answer = new TaskCompletionSource<BalanceReading>();
        host.Answer = (_, _) => new ValueTask<BalanceReading>(answer.Task);

        var first = host.Checker.CheckAsync(Host.Debit("d-1", 10m));
        var second = host.Checker.CheckAsync(Host.Debit("d-2", 10m) with { Account = new AccountRef("acc", new Secret("other")) });
        answer.SetResult(new BalanceReading.Succeeded(host.Balance(100m, 100m)));
        await Task.WhenAll(first, second);

        host.Reads.Should().Be(2);
    }
}
