using FundsCheck.Records.Tests.Backtests;
using FundsCheck.Rules;
using static FundsCheck.Records.Tests.Backtests.BacktestText;

namespace FundsCheck.Records.Tests;

/// <summary>The events of debits, in logs that are small enough to be counted by hand.</summary>
public sealed class BacktestReturnsTests : IDisposable
{
    private static readonly RuleSet Old = BacktestHost.Rules("100.00 USD", "1000.00 USD");
    private static readonly RuleSet Tighter = BacktestHost.Rules("50.00 USD", "200.00 USD");

    private readonly BacktestHost host = new BacktestHost().By(Old);

    [Fact]
    public async Task Returned_debits_that_the_new_rules_stop_are_counted_by_code()
    {
        await host.CheckAsync("r01-stopped", 60m);
        await host.RecordAsync("r01-stopped", "sent", "settled", "R01");
        await host.CheckAsync("r01-not-stopped", 40m);
        await host.RecordAsync("r01-not-stopped", "sent", "R01");
        await host.CheckAsync("r10-stopped", 70m);
        await host.RecordAsync("r10-stopped", "settled", "R10");

        var returns = host.Backtest(Old, Tighter).Returns;

        returns.Codes.Select(code => $"{code.Code} {Text(code.Stops)}").Should().Equal(
            "R01 of 2 100.00 USD: review 1 60.00 USD, decline 0 0.00 USD",
            "R10 of 1 70.00 USD: review 1 70.00 USD, decline 0 0.00 USD");
        Text(returns.Returned).Should().Be("of 3 170.00 USD: review 2 130.00 USD, decline 0 0.00 USD");
        returns.Returned.Stopped.Should().Be(Tally(2, 130m));
        returns.Good.All.Count.Should().Be(0);
    }

    [Fact]
    public async Task Settled_debits_that_the_new_rules_stop_are_counted()
    {
        await host.CheckAsync("settled", 60m);
        await host.RecordAsync("settled", "sent", "settled");
        await host.CheckAsync("sent", 61m);
        await host.RecordAsync("sent", "sent");
        await host.CheckAsync("settled-unsaid", 40m);
        await host.RecordAsync("settled-unsaid", "settled");
        await host.CheckAsync("never-sent", 62m);
        await host.CheckAsync("cancelled", 63m);
        await host.RecordAsync("cancelled", "sent", "cancelled");

        var returns = host.Backtest(Old, Tighter).Returns;

        Text(returns.Good).Should().Be("of 3 161.00 USD: review 2 121.00 USD, decline 0 0.00 USD");
        returns.Unsent.Should().Be(Tally(1, 62m));
        returns.Returned.All.Count.Should().Be(0);
    }

    [Fact]
    public async Task An_approved_review_is_stopped_by_a_decline_alone()
    {
        foreach (var (id, amount) in new[]
        {
            ("declined", 300m), ("reviewed", 150m), ("rejected", 301m), ("unanswered", 302m), ("approved", 303m),
        })
        {
            (await host.CheckAsync(id, amount)).Should().Be(Outcome.Review);
        }

        await host.RecordAsync("declined", "approved", "sent", "R09");
        await host.RecordAsync("reviewed", "approved", "sent", "R09");
        await host.RecordAsync("rejected", "rejected");
        await host.RecordAsync("approved", "approved");

        var returns = host.Backtest(Old, Tighter).Returns;

        Text(returns.Returned).Should().Be("of 2 450.00 USD: review 0 0.00 USD, decline 1 300.00 USD");
        returns.Unsent.Should().Be(Tally(1, 303m));
    }

    [Fact]
    public async Task Every_revision_is_a_decision_and_the_latest_has_the_return()
    {
        await host.CheckAsync("again", 60m, available: null);
        await host.CheckAsync("declined-later", 61m);
        host.Advance(TimeSpan.FromHours(2));
        await host.CheckAsync("again", 60m);
        await host.CheckAsync("declined-later", 61m, available: 0m);
        await host.RecordAsync("again", "sent", "R01");

        var result = host.Backtest(Old, Tighter);

        Moves(result.Transitions)
            .Should().Equal("accept -> review 2 121.00 USD", "review -> review 1 60.00 USD", "decline -> decline 1 61.00 USD");
        Text(result.Returns.Returned).Should().Be("of 1 60.00 USD: review 1 60.00 USD, decline 0 0.00 USD");
        result.Returns.Unsent.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_debit_sent_before_its_decline_is_counted_by_the_decision_that_permitted_it()
    {
        foreach (var id in new[] { "returned", "good", "never-sent" })
        {
            await host.CheckAsync(id, 60m);
        }

        var sentAt = host.Now;
        host.Advance(TimeSpan.FromHours(2));
        foreach (var id in new[] { "returned", "good", "never-sent" })
        {
            (await host.CheckAsync(id, 60m, available: 0m)).Should().Be(Outcome.Decline);
        }

        await host.RecordAsync("returned", new DebitEvent.Sent(sentAt));
        await host.RecordAsync("good", new DebitEvent.Sent(sentAt));
        await host.RecordAsync("returned", "R01");

        var returns = host.Backtest(Old, Tighter).Returns;

        Text(returns.Returned).Should().Be("of 1 60.00 USD: review 1 60.00 USD, decline 0 0.00 USD");
        Text(returns.Good).Should().Be("of 1 60.00 USD: review 1 60.00 USD, decline 0 0.00 USD");
        returns.Unsent.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_debit_last_decided_by_another_rule_set_is_not_followed()
    {
        await host.CheckAsync("moved", 60m);
        host.Advance(TimeSpan.FromHours(2));
        host.By(BacktestHost.Rules("100.00 USD", "1000.00 USD", name: "other"));
        await host.CheckAsync("moved", 60m);
        await host.RecordAsync("moved", "sent", "R01");

        var result = host.Backtest(Old, Tighter);

        result.Decisions.Count.Should().Be(1);
        result.Returns
            .Should().BeEquivalentTo(new
            {
                Returned = new { All = Tally(0, 0m) }, Good = new { All = Tally(0, 0m) }, Unsent = Tally(
                0, 0m)
            });
    }

    public void Dispose() => host.Dispose();
}
