using FundsCheck.Rules;
using FundsCheck.Tests.Rules;

namespace FundsCheck.Records.Tests.Backtests;

public sealed class RandomBacktestTests
{
    private static readonly RuleSet Old = BacktestHost.Rules("100.00 USD", "1000.00 USD");
    private static readonly RuleSet Other = BacktestHost.Rules("100.00 USD", "1000.00 USD", name: "other");

    private static readonly IReadOnlyList<RuleSet> Newer =
        [
            BacktestHost.Rules("50.00 USD", "200.00 USD"),
            BacktestHost.Rules("100.00 USD", "5000.00 USD", "-50.00 USD", "ARC"),
            .. RepositoryFiles.RuleSets.Select(RuleSet.Load).Take(6),
        ];

    public static TheoryData<int> Seeds() => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_streamed_backtest_equals_the_backtest_of_whole_lists(int seed)
    {
        using var log = await new RandomLog(seed).WriteAsync(Old, Other, Old);
        var timelines = NaiveBacktest.Read(log.Path);

        foreach (var newer in Newer)
        {
            var result = Backtest.Run(Old, newer, log.Path);

            NaiveBacktest.Of(result)
                .Should().BeEquivalentTo(
                    new NaiveBacktest(timelines, Old, newer).Counts, options => options.WithStrictOrdering(), newer.Identity.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_counts_add_up_to_all_decisions(int seed)
    {
        using var log = await new RandomLog(seed).WriteAsync(Old, Other);
        var decisions = RecordFile.ReadDecisions(log.Path).ToList();

        foreach (var newer in Newer)
        {
            var result = Backtest.Run(Old, newer, log.Path);

            Sum(result.Transitions.Select(transition => transition.Tally)).Should().Be(result.Decisions);
            IReadOnlyList<BacktestGroup>[] breakdowns = [result.Reasons, result.AccountKinds, result.Days];
            breakdowns.Should().AllSatisfy(groups => Added(groups).Should().Equal(result.Transitions));
            var all = Sum([result.Decisions, .. result.Others.Select(other => other.Tally)]);
            all.Should().Be(new BacktestTally(
                decisions.Count, new Money(decisions.Sum(decision => decision.Record.Debit.Amount.Amount), Currency.Usd)));
            Sum(result.Returns.Codes.Select(code => code.Stops.All)).Should().Be(result.Returns.Returned.All);
            Sum(result.Returns.Codes.Select(code => code.Stops.Stopped)).Should().Be(result.Returns.Returned.Stopped);
            var returns = result.Returns;
            BacktestTally[] parts =
            [
                returns.Returned.All, returns.Good.All, returns.Unsent, returns.SentAgainstDecline, returns.Declined, returns.Unanswered,
                returns.Ended, returns.DecidedElsewhere,
            ];
            Sum(parts).Should().Be(returns.Debits);
        }
    }

    [Fact]
    public async Task The_random_logs_have_every_kind_of_count()
    {
        var (results, revisions, refused) = (new List<BacktestResult>(), 0, 0);

        foreach (var seed in Seeds().Select(row => row.Data))
        {
            using var log = await new RandomLog(seed).WriteAsync(Old, Other, Old);
            results.AddRange(Newer.Select(newer => Backtest.Run(Old, newer, log.Path)));
            revisions += RecordFile.ReadDecisions(log.Path).Count(decision => decision.Record.Revision > 1);
            refused += log.Refused;
        }

        results.SelectMany(result => result.Transitions).Select(transition => (transition.From, transition.To)).Distinct()
            .Should().HaveCountGreaterThan(7);
        long[] occurring =
        [
            revisions, refused, results.Sum(result => result.Others.Count), results.Sum(result => result.Returns.Unsent.Count),
            results.Sum(result => result.Returns.Declined.Count), results.Sum(result => result.Returns.Unanswered.Count),
            results.Sum(result => result.Returns.Ended.Count), results.Sum(result => result.Returns.DecidedElsewhere.Count),
            results.Sum(result => result.NeedingBalance.Count),
            .. results.SelectMany(result => result.Returns.Codes).GroupBy(code => code.Code)
                .Select(group => group.Sum(code => code.Stops.Stopped.Count)),
            results.Sum(result => result.Returns.Good.Reviewed.Count), results.Sum(result => result.Returns.Good.Declined.Count),
            results.Sum(result => result.Returns.Returned.Declined.Count),
            results.Sum(result => result.Returns.Good.All.Count - result.Returns.Good.Stopped.Count),
            results.Sum(result => result.Returns.Returned.All.Count - result.Returns.Returned.Stopped.Count),
        ];
        occurring.Should().OnlyContain(count => count > 0);
    }

    private static BacktestTally Sum(IEnumerable<BacktestTally> tallies) => tallies.Aggregate(
        new BacktestTally(0, Money.Zero(Currency.Usd)),
        (sum, tally) => new BacktestTally(sum.Count + tally.Count, sum.Amount + tally.Amount));

    private static IEnumerable<BacktestTransition> Added(IEnumerable<BacktestGroup> groups) => groups.SelectMany(group => group.Transitions)
        .GroupBy(transition => (transition.From, transition.To)).OrderBy(group => group.Key)
        .Select(group => new BacktestTransition(group.Key.From, group.Key.To, Sum(group.Select(transition => transition.Tally))));
}
