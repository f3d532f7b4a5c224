using System.Text;
using FundsCheck.Records.Tests.Backtests;
using FundsCheck.Rules;

namespace FundsCheck.Records.Tests.Tuning;

public sealed class TuningTests
{
    private static readonly RuleSet Capped = BacktestHost.Rules("100.00 USD", "1000.00 USD");
    private static readonly RuleSet Other = BacktestHost.Rules("100.00 USD", "1000.00 USD", name: "other");

    public static TheoryData<int, string, string, string?> Thresholds() => new()
    {
        { 1, "cap", "amount", "100.00 USD" },
        { 2, "cap", "amount", "1000.00 USD" },
        { 3, "funds", "headroom.available", null },
    };

    [Theory]
    [MemberData(nameof(Thresholds))]
    public async Task Each_count_is_that_of_a_backtest_of_the_changed_rule_set(int seed, string check, string measure, string? current)
    {
        using var log = await new RandomLog(seed).WriteAsync(Capped, Other, Capped);
        var threshold = Find(Capped, check, measure, current);

        ShouldEqualBacktests(threshold, log.Path);
    }

    [Theory]
    [InlineData("cover.available", "100%")]
    [InlineData("headroom.available", "0.00 USD")]
    public async Task Holds_and_covers_are_counted_like_any_other_value(string measure, string floor)
    {
        var ruleSet = Covered(measure, floor);
        using var log = await new RandomLog(4).WriteAsync(ruleSet);
        var threshold = Find(ruleSet, "money", measure, null);

        ShouldEqualBacktests(threshold, log.Path);
    }

    [Fact]
    public async Task Named_values_are_counted_with_the_present_one()
    {
        using var log = await new RandomLog(5).WriteAsync(Capped);
        var threshold = Find(Capped, "cap", "amount", "100.00 USD");

        var result = Records.Tuning.Run(threshold, log.Path, [5_000, 20_000]);

        result.Rows.Select(row => (row.Threshold, Math.Sign(row.Strictness))).Should()
            .Equal(("50.00 USD", 1), ("100.00 USD", 0), ("200.00 USD", -1));
        result.Rows[2].Rate.Estimate.Should().BeNull("debits would be sent whose returns are not known");
        result.Rows[2].Rate.High.Should().BeGreaterThan(result.Rows[2].Rate.Low);
        result.Rows[0].Rate.Estimate.Should().NotBeNull();
    }

    [Fact]
    public async Task No_efficient_value_is_beaten_by_another_one()
    {
        using var log = await new RandomLog(6).WriteAsync(Capped);

        var rows = Records.Tuning.Run(Find(Capped, "funds", "headroom.available", null), log.Path, valuesMax: 1_000).Rows;

        var efficient = rows.Where(row => row.IsEfficient).ToList();
        efficient.Should().NotBeEmpty();
        efficient.Should().OnlyContain(row => !rows.Any(other => other.Strictness >= 0
            && other.ReturnsStopped.Count >= row.ReturnsStopped.Count && other.GoodLost.Count < row.GoodLost.Count));
    }

    [Fact]
    public async Task Few_returns_give_no_suggestion()
    {
        using var log = await new RandomLog(7).WriteAsync(Capped);
        var result = Records.Tuning.Run(Find(Capped, "cap", "amount", "100.00 USD"), log.Path);

        result.Returned.Count.Should().BeInRange(1, TuningResult.ReturnsMin - 1);
        result.Suggest(1).Should().BeNull();
    }

    [Fact]
    public void The_suggested_value_is_the_loosest_whose_interval_meets_the_goal()
    {
        var rows = new[] { (0, 0.04), (1, 0.02), (2, 0.009), (3, 0.004) }.Select(row => Row(row.Item1, row.Item2)).ToList();
        var result = Result(rows);

        result.Suggest(0.01)!.Strictness.Should().Be(2);
        result.Suggest(0.5)!.Strictness.Should().Be(0);
        result.Suggest(0.001).Should().BeNull();
        (result with { Returned = Tally(29) }).Suggest(0.5).Should().BeNull();
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 100, 0, 0.0370)]
    [InlineData(5, 100, 0.0215, 0.1118)]
    [InlineData(10, 10, 0.7225, 1)]
    public void The_interval_is_the_one_of_Wilson(long returned, long sent, double low, double high)
    {
        var rate = TuningRate.Wilson(returned, sent);

        rate.Low.Should().BeApproximately(low, 0.00005);
        rate.High.Should().BeApproximately(high, 0.00005);
    }

    [Theory]
    [InlineData("none", "amount", null, "*no check `none`*reading, currency, funds, cap*")]
    [InlineData("cap", "amount", null, "*2 thresholds of `amount`; name one of \"100.00 USD\", \"1000.00 USD\"")]
    [InlineData("cap", "amount", "7.00 USD", "*2 thresholds of `amount`; name one of \"100.00 USD\", \"1000.00 USD\"")]
    [InlineData("funds", "amount", null, "*no threshold of `amount`*[headroom.available]*")]
    public void A_threshold_that_is_not_found_is_reported_with_the_choices(string check, string measure, string? current, string problem)
    {
        TunedThreshold.TryFind(Capped, check, measure, current, out _, out var found).Should().BeFalse();

        found.Should().Match(problem);
    }

    /// <summary>The values of the records, and values near and far of the present one.</summary>
    private static void ShouldEqualBacktests(TunedThreshold threshold, string path)
    {
        var (ruleSet, fromRecords) = (threshold.RuleSet, Records.Tuning.Run(threshold, path, valuesMax: 8));
        fromRecords.Rows.Should().HaveCountGreaterThan(2).And.OnlyContain(row => threshold.Loads(row.Step));
        fromRecords.Rows.Select(row => row.Step).Should().BeInAscendingOrder();
        long[] distances = [-5_000, -1, 1, 500, 2_500, 10_000, 100_000];
        var named = distances.Select(distance => threshold.Current + distance).Where(threshold.Loads).ToList();

        foreach (var row in fromRecords.Rows.Concat(Records.Tuning.Run(threshold, path, named).Rows))
        {
            ShouldEqual(row, Backtest.Run(ruleSet, Change(threshold, row.Step), path));
        }
    }

    private static void ShouldEqual(TuningRow row, BacktestResult backtest)
    {
        var returns = backtest.Returns;
        (row.Accepts, row.Reviews, row.Declines, row.ReturnsStopped, row.GoodLost).Should().Be(
            (Of(Outcome.Accept), Of(Outcome.Review), Of(Outcome.Decline), returns.Returned.Stopped, returns.Good.Stopped), row.Threshold);

        BacktestTally Of(Outcome outcome) => backtest.Transitions.Where(transition => transition.To == outcome)
            .Select(transition => transition.Tally)
            .Aggregate(Tally(0), (sum, tally) => new BacktestTally(sum.Count + tally.Count, sum.Amount + tally.Amount));
    }

    private static TunedThreshold Find(RuleSet ruleSet, string check, string measure, string? current)
    {
        TunedThreshold.TryFind(ruleSet, check, measure, current, out var threshold, out var problem).Should().BeTrue(problem);
        return threshold!;
    }

    private static RuleSet Change(TunedThreshold threshold, long step) =>
        RuleSet.Parse(Encoding.UTF8.GetBytes(threshold.Change(step)), "changed.json");

    private static RuleSet Covered(string measure, string floor) => RuleSet.Parse(Encoding.UTF8.GetBytes($$"""
        { "ruleset": "covered", "version": "1", "currency": "USD", "checks": [
          { "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
          { "id": "currency", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review",
            "reason": "CURRENCY_UNKNOWN" } ] },
          { "id": "money", "measure": "{{measure}}", "bands": [ { "below": "{{floor}}", "then": "decline",
            "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
            "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } } ] }
        """), "covered.json");

    private static BacktestTally Tally(long count) => new(count, Money.Zero(Currency.Usd));

    private static TuningRow Row(int strictness, double high) => new()
    {
        Step = strictness,
        Threshold = $"{strictness}.00 USD",
        Strictness = strictness,
        Accepts = Tally(0),
        Reviews = Tally(0),
        Declines = Tally(0),
        ReturnsStopped = Tally(0),
        GoodLost = Tally(0),
        Added = Tally(0),
        Rate = new TuningRate(high / 2, 0, high),
    };

    private static TuningResult Result(List<TuningRow> rows) => new()
    {
        Decisions = Tally(0),
        OthersCount = 0,
        DiffersCount = 0,
        Returned = Tally(30),
        OtherReturns = Tally(0),
        Good = Tally(0),
        ValuesCount = rows.Count,
        Rows = rows,
    };
}
