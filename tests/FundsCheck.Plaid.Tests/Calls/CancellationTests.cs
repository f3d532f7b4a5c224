using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class CancellationTests
{
    [Fact]
    public async Task A_cancellation_before_the_call_sends_no_request()
    {
        using var host = new Host(Steps.Ok(Json.Plain));

        var act = () => host.ReadAsync(new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        host.Handler.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancellation_precedes_the_failure_of_an_unusable_account()
    {
        using var host = new Host(Steps.Ok(Json.Plain));

        var act = async () => await host.Source.ReadAsync(new BalanceRequest(new AccountRef("a")), new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_cancellation_during_the_call_is_never_a_reading()
    {
        using var caller = new CancellationTokenSource();
        using var host = new Host(Steps.Hang(), Steps.Ok(Json.Plain));
        var reading = host.ReadAsync(caller.Token);

        await caller.CancelAsync();

        await new Func<Task>(() => reading).Should().ThrowAsync<OperationCanceledException>();
        host.Handler.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_cancellation_during_the_retry_delay_ends_the_read()
    {
        using var caller = new CancellationTokenSource();
        using var host = new Host(
            options => options.RetryDelay = TimeSpan.FromSeconds(1),
            Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"),
            Steps.Ok(Json.Plain));
        var reading = host.ReadAsync(caller.Token);

        await caller.CancelAsync();

        await new Func<Task>(() => reading).Should().ThrowAsync<OperationCanceledException>();
        host.Handler.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_broken_by_the_cancellation_is_a_cancellation()
    {
        using var caller = new CancellationTokenSource();
        using var host = new Host(async cancellationToken =>
        {
            await caller.CancelAsync();
            cancellationToken.IsCancellationRequested.Should().BeTrue();
            throw new IOException("aborted");
        });

        var act = () => host.ReadAsync(caller.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_cancellation_is_never_counted_as_a_failure_of_Plaid()
    {
        using var host = new Host(Steps.Hang());
        for (var i = 0; i < 50; i++)
        {
            using var caller = new CancellationTokenSource();
            var reading = host.ReadAsync(caller.Token);
            await caller.CancelAsync();
            await new Func<Task>(() => reading).Should().ThrowAsync<OperationCanceledException>();
        }

        var last = host.ReadAsync();
        host.Time.Advance(TimeSpan.FromSeconds(30));

        (await last).ShouldBeUnread("BALANCE_TIMEOUT");
    }
}
