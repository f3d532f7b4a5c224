using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class CancellationTests
{
    [Fact]
    public async Task Before_the_call_nothing_is_sent()
    {
        using var host = new Host(Steps.Ok(Json.Plain));

        var act = () => host.ReadAsync(new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        host.Handler.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Even_where_the_account_could_not_be_asked_for()
    {
        using var host = new Host(Steps.Ok(Json.Plain));

        var act = async () => await host.Source.ReadAsync(new AccountRef("a"), new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task During_the_call_it_is_cancelled_and_never_a_reading()
    {
        using var caller = new CancellationTokenSource();
        using var host = new Host(Steps.Hang(), Steps.Ok(Json.Plain));
        var reading = host.ReadAsync(caller.Token);

        await caller.CancelAsync();

        await new Func<Task>(() => reading).Should().ThrowAsync<OperationCanceledException>();
        host.Handler.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task During_a_wait_between_attempts_it_is_cancelled()
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
    public async Task A_connection_that_breaks_because_of_it_is_cancellation()
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
    public async Task It_is_never_counted_against_plaid()
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
