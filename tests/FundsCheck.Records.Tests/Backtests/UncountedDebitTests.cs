using FundsCheck.Rules;
using static FundsCheck.Records.Tests.Backtests.BacktestText;

namespace FundsCheck.Records.Tests.Backtests;

/// <summary>The debits of a log that new rules cannot have stopped: each is counted once.</summary>
public sealed class UncountedDebitTests : IDisposable
{
    private static readonly RuleSet Old = BacktestHost.Rules("100.00 USD", "1000.00 USD");
    private static readonly RuleSet Other = BacktestHost.Rules("100.00 USD", "1000.00 USD", name: "other");
    private static readonly RuleSet Tighter = BacktestHost.Rules("50.00 USD", "200.00 USD");

    private readonly BacktestHost host = new BacktestHost().By(Old);

    [Fact]
    public async Task Debits_that_were_sent_against_a_decline_are_counted()
    {
        await host.CheckAsync("good", 2_000m);
        await host.CheckAsync("returned", 3_000m);
        await host.CheckAsync("not-sent", 4_000m);

        var returns = Run(
            ("good", new DebitEvent.Sent(host.Now)),
            ("returned", new DebitEvent.Sent(host.Now)),
            ("returned", new DebitEvent.Returned(host.Now, "R01")));

        returns.SentAgainstDecline.Should().Be(Tally(2, 5_000m));
        returns.ReturnedAgainstDecline.Should().Be(Tally(1, 3_000m));
        returns.Declined.Should().Be(Tally(1, 4_000m));
        returns.Debits.Should().Be(Tally(3, 9_000m));
        (returns.Returned.All.Count, returns.Good.All.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task A_debit_that_was_accepted_before_it_was_declined_is_counted_by_its_accept()
    {
        await host.CheckAsync("left", 60m);
        host.Advance(TimeSpan.FromHours(2));
        await host.CheckAsync("left", 60m, available: 0m);

        var returns = Run(("left", new DebitEvent.Sent(host.Now)));

        Text(returns.Good).Should().Be("of 1 60.00 USD: review 1 60.00 USD, decline 0 0.00 USD");
        returns.SentAgainstDecline.Count.Should().Be(0);
        returns.Debits.Should().Be(Tally(1, 60m));
    }

    [Fact]
    public async Task A_debit_that_left_by_an_earlier_accept_is_counted_though_its_review_was_rejected()
    {
        await host.CheckAsync("left", 60m);
        host.Advance(TimeSpan.FromHours(2));
        await host.CheckUnreadAsync("left", 60m);

        var returns = Run(
            ("left", new DebitEvent.Rejected("someone", "because")),
            ("left", new DebitEvent.Sent(host.Now)),
            ("left", new DebitEvent.Returned(host.Now, "R01")));

        (returns.Ended.Count, returns.Returned.All.Count).Should().Be((0, 1));
    }

    [Fact]
    public async Task Every_debit_is_counted_once_whatever_its_state()
    {
        await host.CheckAsync("unsent", 10m);
        await host.CheckAsync("unanswered", 150m);
        await host.CheckAsync("rejected", 160m);
        await host.CheckAsync("cancelled", 11m);
        await host.CheckAsync("declined-twice", 2_000m);
        await host.CheckAsync("moved", 12m);
        host.Advance(TimeSpan.FromHours(2));
        await host.CheckAsync("declined-twice", 2_000m);
        host.By(Other);
        await host.CheckAsync("moved", 12m);
        await host.CheckAsync("other-only", 13m);

        var returns = Run(
            ("rejected", new DebitEvent.Rejected("someone", "because")),
            ("cancelled", new DebitEvent.Cancelled()),
            ("moved", new DebitEvent.Sent(host.Now)),
            ("other-only", new DebitEvent.Sent(host.Now)));

        returns.Should().BeEquivalentTo(new
        {
            Unsent = Tally(1, 10m),
            Unanswered = Tally(1, 150m),
            Ended = Tally(2, 171m),
            Declined = Tally(1, 2_000m),
            DecidedElsewhere = Tally(1, 12m),
            Debits = Tally(6, 2_343m),
            UnknownEvents = 0L,
        });
    }

    [Fact]
    public async Task Events_of_debits_without_a_decision_in_the_log_are_counted()
    {
        await host.CheckAsync("known", 10m);

        var returns = Run(
            ("of-a-removed-file", new DebitEvent.Sent(host.Now)),
            ("known", new DebitEvent.Sent(host.Now)),
            ("of-a-removed-file", new DebitEvent.Returned(host.Now, "R01")));

        returns.UnknownEvents.Should().Be(2);
        returns.Good.All.Count.Should().Be(1);
    }

    public void Dispose() => host.Dispose();

    /// <summary>The decisions of the log, and then events that no store records today and yet a log may hold.</summary>
    private BacktestReturns Run(params (string Debit, DebitEvent Event)[] events)
    {
        host.By(Old);
        var run = new BacktestRun(Old, Tighter);
        foreach (var decision in RecordFile.ReadDecisions(host.Path).ToList())
        {
            run.Add(decision.Record);
        }

        foreach (var (debit, what) in events)
        {
            run.Add(new RecordedEvent(debit, 1, what, host.Now));
        }

        return run.Result().Returns;
    }
}
