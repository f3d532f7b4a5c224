using FundsCheck;

namespace Readme.Tests.Integration;

/// <summary>The tests of docs/testing-your-integration.md that need no network.</summary>
public sealed class DebitSenderTests
{
    // <unit-tests>
    [Theory]
    [InlineData("75.00 USD", SendResult.Sent)]
    [InlineData("74.99 USD", SendResult.Declined)]
    public async Task A_debit_is_sent_if_the_balance_covers_it(string available, SendResult expected)
    {
        using var host = new SenderHost();
        host.Balances.ThenAvailable("account-1", Money.Parse(available));

        var result = await host.SendAsync("d-1");

        Assert.Equal(expected, result);
        Assert.Equal(expected == SendResult.Sent, host.Originator.Sent.Contains("d-1"));
    }

    [Fact]
    public async Task A_failed_reading_is_a_review()
    {
        using var host = new SenderHost();
        var failure = new BalanceFailure(BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED");
        host.Balances.Then("account-1", new BalanceReading.Failed(failure));

        var result = await host.SendAsync("d-1");

        Assert.Equal(SendResult.Review, result);
        Assert.Empty(host.Originator.Sent);
    }
    // </unit-tests>

    // <review-tests>
    [Fact]
    public async Task A_review_is_sent_after_its_approval()
    {
        using var host = new SenderHost();
        host.Balances.Then("account-1", new BalanceReading.Succeeded(new AccountBalance
        {
            AccountId = "account-1",
            Kind = AccountKinds.Find("checking"),
            Available = null,
            Current = 100.00m,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = host.Time.GetUtcNow(),
            RetrievedAt = host.Time.GetUtcNow(),
        }));

        var before = await host.SendAsync("d-1");
        await host.Checker.RecordAsync("d-1", new DebitEvent.Approved("ann", "the customer sent a statement"), revision: 1);
        var after = await host.SendAsync("d-1");

        Assert.Equal((SendResult.Review, SendResult.Sent), (before, after));
    }
    // </review-tests>

    // <time-tests>
    [Fact]
    public async Task A_balance_that_does_not_come_is_a_review_at_the_deadline()
    {
        using var host = new SenderHost();
        host.Balances.ThenHang("account-1");
        var checking = host.Checker.CheckAsync(SenderHost.Debit("d-1"));
        await host.Balances.WaitForReadsAsync(1, CancellationToken.None);

        host.Time.Advance(new FundsCheckOptions().ReadTimeout);
        var decision = await checking;

        Assert.Equal(Outcome.Review, decision.Outcome);
        Assert.Equal(["BALANCE_TIMEOUT"], decision.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public async Task An_accept_that_was_not_used_is_decided_again()
    {
        using var host = new SenderHost();
        host.Balances.ThenAvailable("account-1", Money.Parse("75.00 USD")).ThenAvailable("account-1", Money.Parse("10.00 USD"));
        var accept = await host.Checker.CheckAsync(SenderHost.Debit("d-1"));

        host.Time.Advance(accept.ValidUntil - accept.DecidedAt);
        var again = await host.Checker.CheckAsync(SenderHost.Debit("d-1"));

        Assert.Equal((Outcome.Decline, 2), (again.Outcome, again.Revision));
    }

    [Fact]
    public async Task A_debit_is_held_until_the_balance_has_it()
    {
        using var host = new SenderHost();
        host.Balances.AlwaysAvailable(Money.Parse("100.00 USD"));

        var (first, second) = (await host.SendAsync("d-1"), await host.SendAsync("d-2"));
        host.Time.Advance(TimeSpan.FromDays(14));
        var third = await host.SendAsync("d-3");

        Assert.Equal([SendResult.Sent, SendResult.Declined, SendResult.Sent], [first, second, third]);
    }
    // </time-tests>

    // <repeat-tests>
    [Fact]
    public async Task A_repeat_sends_nothing_twice()
    {
        using var host = new SenderHost();
        host.Balances.AlwaysAvailable(Money.Parse("1000.00 USD"));

        var (first, second) = (await host.SendAsync("d-1"), await host.SendAsync("d-1"));

        Assert.Equal((SendResult.Sent, SendResult.Closed), (first, second));
        Assert.Equal(1, host.Balances.ReadsCount);
    }

    [Fact]
    public async Task An_id_that_another_debit_has_is_invalid()
    {
        using var host = new SenderHost();
        host.Balances.AlwaysAvailable(Money.Parse("1000.00 USD"));
        await host.Checker.CheckAsync(SenderHost.Debit("d-1") with { Amount = Money.Parse("10.00 USD") });

        Assert.Equal(SendResult.Invalid, await host.SendAsync("d-1"));
    }
    // </repeat-tests>

    // <lost-results>
    [Fact]
    public async Task A_lost_result_is_found_by_the_same_id()
    {
        using var host = new SenderHost();
        host.Balances.AlwaysAvailable(Money.Parse("100.00 USD"));
        var checker = new LossyChecker(host.Checker) { LosesDecision = true, LosesEvent = true };
        var sender = new DebitSender(checker, host.Originator);

        var results = new List<SendResult>();
        while (results.LastOrDefault(SendResult.Unknown) == SendResult.Unknown)
        {
            results.Add(await sender.SendAsync(SenderHost.Debit("d-1"), CancellationToken.None));
        }

        Assert.Equal([SendResult.Unknown, SendResult.Unknown, SendResult.Closed], results);
        Assert.Equal(["d-1"], host.Originator.Sent);
        Assert.Equal(1, host.Balances.ReadsCount);
    }
    // </lost-results>
}
