using FundsCheck.Samples.Payments;

namespace FundsCheck.Samples.Tests.Payments;

public sealed class PayByDebitTests : IDisposable
{
    private readonly PaymentHost _host = new();

    [Fact]
    public async Task An_accept_starts_the_transfer_and_is_recorded_as_sent()
    {
        var result = await _host.PayAsync("pay-1", "75.00 USD");

        result.Should().Be(new PaymentResult.Started());
        _host.Transfers.Should().Equal("pay-1");
        (await _host.PayAsync("pay-1", "75.00 USD")).Should().Be(new PaymentResult.AlreadyClosed(DebitState.Sent));
    }

    [Fact]
    public async Task A_decline_offers_another_method_and_starts_nothing()
    {
        var result = await _host.PayAsync("pay-1", "100.01 USD");

        result.Should().BeOfType<PaymentResult.OtherMethodOffered>().Which.CustomerText.Should().NotBeEmpty();
        _host.Transfers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_review_is_queued_and_starts_the_transfer_once_it_is_approved()
    {
        _host.Source.Then("account-of-alice", CurrentOnly());
        var first = await _host.PayAsync("pay-1", "75.00 USD");
        await _host.Checker.RecordAsync("pay-1", new DebitEvent.Approved("carol", "the customer sent a statement"), revision: 1);

        var second = await _host.PayAsync("pay-1", "75.00 USD");

        first.Should().Be(new PaymentResult.Queued());
        _host.Reviews.Should().Equal(("pay-1", 1));
        second.Should().Be(new PaymentResult.Started());
        _host.Transfers.Should().Equal("pay-1");
    }

    [Fact]
    public async Task An_id_with_other_content_is_a_result_of_the_application()
    {
        await _host.PayAsync("pay-1", "100.01 USD");

        var result = await _host.PayAsync("pay-1", "20.00 USD");

        result.Should().BeOfType<PaymentResult.IdInUse>().Which.Differences.Should().Equal("amount");
        _host.Transfers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_payment_that_ended_between_the_transfer_and_its_record_is_continued()
    {
        _host.AfterTransfer = () => throw new InvalidOperationException("the process ends here");
        var interrupted = () => _host.PayAsync("pay-1", "75.00 USD");
        await interrupted.Should().ThrowAsync<InvalidOperationException>();
        _host.AfterTransfer = () => { };

        var result = await _host.PayAsync("pay-1", "75.00 USD");

        result.Should().Be(new PaymentResult.Started());
        _host.Source.ReadsCount.Should().Be(1);
        (await _host.PayAsync("pay-1", "75.00 USD")).Should().Be(new PaymentResult.AlreadyClosed(DebitState.Sent));
    }

    [Fact]
    public async Task A_caller_that_leaves_after_the_transfer_does_not_keep_it_from_being_recorded()
    {
        using var caller = new CancellationTokenSource();
        _host.AfterTransfer = caller.Cancel;

        var result = await _host.PayAsync("pay-1", "75.00 USD", caller.Token);

        result.Should().Be(new PaymentResult.Started());
        (await _host.PayAsync("pay-1", "75.00 USD")).Should().Be(new PaymentResult.AlreadyClosed(DebitState.Sent));
    }

    [Fact]
    public async Task An_invalid_debit_passes_through_the_behaviors()
    {
        var pay = () => _host.PayAsync("pay-1", "0.00 USD");

        await pay.Should().ThrowAsync<InvalidDebitException>();
        _host.Log.All.Should().ContainSingle(line => line.StartsWith("Gave no decision on debit pay-1: InvalidDebitException, after 0 ms"));
    }

    [Fact]
    public async Task Outcome_and_duration_are_logged_without_account_amount_and_token()
    {
        await _host.PayAsync("pay-1", "75.00 USD");
        await _host.PayAsync("pay-2", "25.01 USD");

        _host.Log.All.Should().Contain("Checked debit pay-1: Accept, existing False, in 0 ms")
            .And.Contain("Checked debit pay-2: Decline, existing False, in 0 ms");
        string.Join('\n', _host.Log.All.Where(line => line.StartsWith("Checked", StringComparison.Ordinal))).Should()
            .NotContainAny("alice", "75.00", "25.01");
    }

    public void Dispose() => _host.Dispose();

    private BalanceReading.Succeeded CurrentOnly() => new(new AccountBalance
    {
        AccountId = "account-of-alice",
        Kind = AccountKinds.Find("checking"),
        Current = 500.00m,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = _host.Clock.GetUtcNow(),
        RetrievedAt = _host.Clock.GetUtcNow(),
    });
}
