using FundsCheck.MediatR.Tests.Hosting;

namespace FundsCheck.MediatR.Tests;

public sealed class CheckFundsTests : IDisposable
{
    // Only a failing test waits as long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestHost _host = new();

    [Theory]
    [InlineData("100.00 USD", Outcome.Accept)]
    [InlineData("100.01 USD", Outcome.Decline)]
    public async Task The_decision_is_returned(string amount, Outcome outcome)
    {
        var decision = await _host.Mediator.Send(new CheckFunds(Debits.Of(amount)), TestContext.Current.CancellationToken);

        decision.Outcome.Should().Be(outcome);
        decision.DebitId.Should().Be("d-1");
        _host.Source.ReadsCountOf(Debits.Account).Should().Be(1);
    }

    [Fact]
    public async Task The_behaviors_of_the_host_run_in_their_order()
    {
        await _host.Mediator.Send(new CheckFunds(Debits.Of("75.00 USD")), TestContext.Current.CancellationToken);

        _host.Journal.Lines.Should().Equal(
            "outer: check funds for debit d-1",
            "inner: check funds for debit d-1",
            "inner: debit d-1: accept",
            "outer: debit d-1: accept");
    }

    [Fact]
    public async Task The_same_debit_sent_again_is_existing()
    {
        await _host.Mediator.Send(new CheckFunds(Debits.Of("75.00 USD")), TestContext.Current.CancellationToken);

        var again = await _host.Mediator.Send(new CheckFunds(Debits.Of("75.00 USD")), TestContext.Current.CancellationToken);

        again.IsExisting.Should().BeTrue();
        _host.Source.ReadsCount.Should().Be(1);
    }

    [Fact]
    public async Task The_exception_of_an_invalid_debit_is_unchanged()
    {
        var send = () => _host.Mediator.Send(new CheckFunds(Debits.Of("0.00 USD")), TestContext.Current.CancellationToken);

        var thrown = (await send.Should().ThrowExactlyAsync<InvalidDebitException>()).Which;
        thrown.Problems.Should().ContainSingle().Which.Code.Should().Be("amount.positive");
        _host.Journal.Lines.Should().EndWith(["inner: InvalidDebitException", "outer: InvalidDebitException"]);
    }

    [Fact]
    public async Task The_exception_of_a_conflict_is_unchanged()
    {
        await _host.Mediator.Send(new CheckFunds(Debits.Of("75.00 USD")), TestContext.Current.CancellationToken);

        var send = () => _host.Mediator.Send(new CheckFunds(Debits.Of("76.00 USD")), TestContext.Current.CancellationToken);

        (await send.Should().ThrowExactlyAsync<DebitConflictException>()).Which.Differences.Should().Equal("amount");
    }

    [Fact]
    public async Task The_exception_of_a_closed_debit_is_unchanged()
    {
        await _host.Mediator.Send(new CheckFunds(Debits.Of("75.00 USD")), TestContext.Current.CancellationToken);
        await _host.Checker.RecordAsync("d-1", new DebitEvent.Cancelled(), cancellationToken: TestContext.Current.CancellationToken);

        var send = () => _host.Mediator.Send(new CheckFunds(Debits.Of("75.00 USD")), TestContext.Current.CancellationToken);

        (await send.Should().ThrowExactlyAsync<DebitClosedException>()).Which.State.Should().Be(DebitState.Cancelled);
    }

    [Fact]
    public async Task The_senders_cancellation_ends_the_check()
    {
        using var sender = new CancellationTokenSource();
        _host.Source.Hold();
        var sending = _host.Mediator.Send(new CheckFunds(Debits.Of("75.00 USD")), sender.Token);
        await _host.Source.WaitForReadsAsync(1, TestContext.Current.CancellationToken);

        await sender.CancelAsync();

        var sent = () => sending.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await sent.Should().ThrowAsync<OperationCanceledException>();
    }

    public void Dispose() => _host.Dispose();
}
