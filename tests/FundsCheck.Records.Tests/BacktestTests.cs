using FundsCheck.Records.Format;
using FundsCheck.Records.Tests.Backtests;
using FundsCheck.Rules;
using static FundsCheck.Records.Tests.Backtests.BacktestText;

namespace FundsCheck.Records.Tests;

/// <summary>Logs that are small enough to be counted by hand.</summary>
public sealed class BacktestTests : IDisposable
{
    private static readonly RuleSet Old = BacktestHost.Rules("100.00 USD", "1000.00 USD");
    private static readonly RuleSet Tighter = BacktestHost.Rules("50.00 USD", "200.00 USD");
    private static readonly RuleSet Looser = BacktestHost.Rules(
        "100.00 USD", "5000.00 USD", floor: "-50.00 USD", reviewed: "ARC", name: "looser");

    private readonly BacktestHost host = new BacktestHost().By(Old);

    [Fact]
    public async Task Every_transition_is_counted_with_its_amount()
    {
        await host.CheckAsync("stays-accepted", 40.10m);
        await host.CheckAsync("stays-accepted-too", 50m);
        await host.CheckAsync("to-review", 50.01m);
        await host.CheckAsync("to-review-too", 100m);
        await host.CheckAsync("to-decline", 70m, available: 69.99m);
        await host.CheckAsync("stays-reviewed", 200m);
        await host.CheckAsync("review-to-decline", 200.01m);
        await host.CheckAsync("stays-declined", 1_000.01m);

        var result = host.Backtest(Old, Tighter);

        Moves(result.Transitions).Should().Equal(
            "accept -> accept 2 90.10 USD",
            "accept -> review 2 150.01 USD",
            "review -> review 1 200.00 USD",
            "review -> decline 1 200.01 USD",
            "decline -> decline 2 1070.01 USD");
        result.Decisions.Should().Be(Tally(8, 1_710.13m));
        (result.Old, result.New).Should().Be((Old.Identity, Tighter.Identity));
    }

    [Fact]
    public async Task Looser_rules_move_decisions_towards_accept()
    {
        await host.CheckAsync("review-to-accept", 10m, entryClass: "TEL");
        await host.CheckAsync("decline-to-accept", 20m, available: 0m);
        await host.CheckAsync("decline-to-review", 300m, available: 270m);
        await host.CheckAsync("accept-to-review", 5m, entryClass: "ARC");

        var result = host.Backtest(Old, Looser);

        Moves(result.Transitions).Should().Equal(
            "accept -> review 1 5.00 USD", "review -> accept 1 10.00 USD", "decline -> accept 1 20.00 USD",
            "decline -> review 1 300.00 USD");
        result.Reasons.Select(Text).Should().Equal(
            "ENTRY_CLASS_UNUSUAL: accept -> review 1 5.00 USD, review -> accept 1 10.00 USD",
            "AMOUNT_ABOVE_CAP: decline -> review 1 300.00 USD",
            "INSUFFICIENT_AVAILABLE: decline -> accept 1 20.00 USD");
    }

    [Fact]
    public async Task Transitions_are_grouped_by_the_new_reason_the_largest_first()
    {
        await host.CheckAsync("stays", 1m);
        await host.CheckAsync("limit-1", 300m);
        await host.CheckAsync("cap-1", 60m);
        await host.CheckAsync("cap-2", 61m);
        await host.CheckAsync("stays-reviewed", 150m);

        var result = host.Backtest(Old, Tighter);

        result.Reasons.Select(Text).Should().Equal(
            "AMOUNT_ABOVE_CAP: accept -> review 2 121.00 USD, review -> review 1 150.00 USD",
            "AMOUNT_ABOVE_LIMIT: review -> decline 1 300.00 USD",
            "none: accept -> accept 1 1.00 USD");
    }

    [Fact]
    public async Task Transitions_are_grouped_by_kind_of_account()
    {
        await host.CheckAsync("checking", 60m);
        await host.CheckAsync("savings", 61m, kind: "savings");
        await host.CheckAsync("unknown", 62m, kind: "never heard of");
        await host.CheckUnreadAsync("unread", 63m);

        var result = host.Backtest(Old, Tighter);

        result.AccountKinds.Select(Text).Should().Equal(
            "checking: accept -> review 1 60.00 USD", "savings: accept -> review 1 61.00 USD", "unknown: accept -> review 1 62.00 USD",
            "not read: review -> review 1 63.00 USD");
    }

    [Fact]
    public async Task Transitions_are_grouped_by_day_in_UTC()
    {
        await host.CheckAsync("day-1", 60m);
        host.Advance(TimeSpan.FromHours(9) - TimeSpan.FromTicks(1));
        await host.CheckAsync("day-1-last", 1m);
        host.Advance(TimeSpan.FromTicks(1));
        await host.CheckAsync("day-2", 61m);

        var result = host.Backtest(Old, Tighter);

        result.Days.Select(Text).Should().Equal(
            "2026-11-20: accept -> accept 1 1.00 USD, accept -> review 1 60.00 USD", "2026-11-21: accept -> review 1 61.00 USD");
    }

    [Fact]
    public async Task Decisions_of_other_rule_sets_and_currencies_are_counted_apart()
    {
        await host.CheckAsync("own", 60m);
        host.By(BacktestHost.Rules("100.00 USD", "1000.00 USD", name: "other"));
        await host.CheckAsync("other-1", 5m);
        await host.CheckAsync("other-2", 6m);
        await host.RecordAsync("other-2", "sent", "R01");
        host.By(InEuros(Old));
        await host.CheckAsync("euros", 7m, currency: Currency.Get("EUR"));

        var result = host.Backtest(Old, Tighter);

        result.Others.Select(other => $"{other.RuleSet} {other.Tally.Count} {other.Tally.Amount}")
            .Should().Equal("capped 1 7.00 EUR", "other 2 11.00 USD");
        result.Decisions.Should().Be(Tally(1, 60m));
        result.Returns.Returned.All.Count.Should().Be(0);
    }

    [Fact]
    public async Task Old_rules_that_did_not_decide_are_reported()
    {
        host.By(BacktestHost.Rules("10.00 USD", "1000.00 USD"));
        await host.CheckAsync("other-outcome", 60m);
        await host.CheckAsync("other-reasons", 20m, available: null);
        await host.CheckAsync("alike", 5m);

        var result = host.Backtest(Old, Tighter);

        (result.OldDiffersInOutcome, result.OldDiffersInReasons).Should().Be((1, 1));
        Moves(result.Transitions)
            .Should().Equal("accept -> accept 1 5.00 USD", "accept -> review 1 60.00 USD", "review -> review 1 20.00 USD");
        var same = host.Backtest(BacktestHost.Rules("10.00 USD", "1000.00 USD"), Tighter);
        (same.OldDiffersInOutcome, same.OldDiffersInReasons).Should().Be((0, 0));
    }

    [Fact]
    public async Task Old_rules_whose_reasons_have_another_threshold_did_not_decide()
    {
        await host.CheckAsync("reviewed", 150m);

        var result = host.Backtest(BacktestHost.Rules("100.00 USD", "2000.00 USD"), Tighter);

        (result.OldDiffersInOutcome, result.OldDiffersInReasons).Should().Be((0, 1));
    }

    [Fact]
    public async Task Decisions_without_the_balance_that_the_new_rules_read_are_counted()
    {
        await host.CheckAsync("declined-alone", 1_000.01m);
        await host.CheckAsync("declined-alone-too", 5_000.01m);

        var result = host.Backtest(Old, Looser);

        result.NeedingBalance.Should().Be(Tally(1, 1_000.01m));
        result.Reasons.Select(Text).Should().Contain("BALANCE_NOT_NEEDED: decline -> review 1 1000.01 USD");
    }

    [Fact]
    public async Task Equal_rules_have_no_transitions()
    {
        await host.CheckAsync("accept", 60m);
        await host.CheckAsync("review", 150m);

        var result = host.Backtest(Old, Old);

        result.Transitions.Should().OnlyContain(transition => !transition.IsMove);
        result.Days.Should().OnlyContain(day => day.MovesCount == 0);
    }

    [Fact]
    public void A_log_without_decisions_has_zero_counts()
    {
        File.WriteAllText(host.Path, "");

        var result = host.Backtest(Old, Tighter);

        result.Decisions.Should().Be(Tally(0, 0m));
        result.Transitions.Should().BeEmpty();
        result.Returns.Good.Stopped.Should().Be(Tally(0, 0m));
    }

    [Fact]
    public async Task An_altered_log_is_refused_and_its_line_named()
    {
        await host.CheckAsync("d-1", 60m);
        await host.CheckAsync("d-2", 60m);
        host.By(Old);
        await File.WriteAllTextAsync(host.Path, (await File.ReadAllTextAsync(host.Path)).Replace("\"d-1\"", "\"d-0\""));

        var run = () => host.Backtest(Old, Tighter);

        run.Should().Throw<LogDamagedException>().Which.Line.Should().Be(3);
    }

    [Fact]
    public void Rules_in_two_currencies_are_refused()
    {
        var run = () => host.Backtest(Old, InEuros(Old));

        run.Should().Throw<ArgumentException>().WithMessage("*USD*EUR*");
    }

    [Fact]
    public async Task Progress_is_reported_and_reading_can_be_cancelled()
    {
        await host.CheckAsync("d-1", 60m);
        await host.CheckAsync("d-2", 60m);
        host.By(Old);
        using var stop = new CancellationTokenSource();
        var progress = new RecordedProgress(count => count == 1, stop);

        var run = () => Backtest.Run(Old, Tighter, host.Path, progress, stop.Token);

        run.Should().Throw<OperationCanceledException>();
        progress.Counts.Should().Equal(1);
    }

    public void Dispose() => host.Dispose();

    private static RuleSet InEuros(RuleSet ruleSet) =>
        RuleSet.Parse(System.Text.Encoding.UTF8.GetBytes(ruleSet.CanonicalText.Replace("USD", "EUR")), "euros.json");

    private sealed class RecordedProgress(Predicate<long> stops, CancellationTokenSource stop) : IProgress<LogProgress>
    {
        public List<long> Counts { get; } = [];

        public void Report(LogProgress value)
        {
            Counts.Add(value.Decisions);
            if (stops(value.Decisions))
            {
                stop.Cancel();
            }
        }
    }
}
