using FundsCheck.MediatR.Tests.Hosting;

namespace FundsCheck.MediatR.Tests;

public sealed class CheckFundsWithReadingTests : IDisposable
{
    private readonly TestHost _host = new();

    [Fact]
    public async Task A_supplied_reading_is_judged_and_no_balance_is_read()
    {
        var decision = await _host.Mediator.Send(
            new CheckFundsWithReading(Debits.Of("75.00 USD"), Reading("75.00")), TestContext.Current.CancellationToken);

        decision.Outcome.Should().Be(Outcome.Accept);
        _host.Source.ReadsCount.Should().Be(0);
    }

    [Fact]
    public async Task The_supplied_reading_decides()
    {
        var decision = await _host.Mediator.Send(
            new CheckFundsWithReading(Debits.Of("75.00 USD"), Reading("74.99")), TestContext.Current.CancellationToken);

        decision.Outcome.Should().Be(Outcome.Decline);
    }

    [Fact]
    public async Task The_exception_of_a_reading_of_another_account_is_unchanged()
    {
        var request = new CheckFundsWithReading(Debits.Of("75.00 USD"), Reading("75.00", account: "another"));

        var send = () => _host.Mediator.Send(request, TestContext.Current.CancellationToken);

        await send.Should().ThrowExactlyAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_behavior_that_logs_its_request_sees_neither_account_nor_balance_nor_credential()
    {
        await _host.Mediator.Send(
            new CheckFundsWithReading(Debits.Of("75.00 USD"), Reading("4321.00")), TestContext.Current.CancellationToken);

        _host.Journal.Lines[0].Should().Be("outer: check funds for debit d-1, reading supplied");
        string.Concat(_host.Journal.Lines).Should().NotContainAny(Debits.Account, Debits.Token, "4321", "75.00");
    }

    public void Dispose() => _host.Dispose();

    private BalanceReading.Succeeded Reading(string available, string account = Debits.Account) => new(new AccountBalance
    {
        AccountId = account,
        Kind = AccountKinds.Find("checking"),
        Available = Money.Parse(available + " USD").Amount,
        Current = Money.Parse(available + " USD").Amount,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = _host.Clock.GetUtcNow(),
        RetrievedAt = _host.Clock.GetUtcNow(),
    });
}
