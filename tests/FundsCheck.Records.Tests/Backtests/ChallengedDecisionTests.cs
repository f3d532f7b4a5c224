using FundsCheck.Rules;
using static FundsCheck.Records.Tests.Backtests.BacktestText;

namespace FundsCheck.Records.Tests.Backtests;

/// <summary>A backtest also counts what the new rules answered at the time, where they were the challenger.</summary>
public sealed class ChallengedDecisionTests : IDisposable
{
    private static readonly RuleSet Old = BacktestHost.Rules("100.00 USD", "1000.00 USD");
    private static readonly RuleSet Tighter = BacktestHost.Rules("50.00 USD", "200.00 USD");

    private readonly BacktestHost host = new BacktestHost().By(Old);

    [Fact]
    public async Task The_answers_of_the_new_rules_are_counted_beside_the_recorded_outcomes()
    {
        var result = await RunAsync(Tighter.Identity);

        result.Decisions.Count.Should().Be(4);
        result.Challenged.Should().Equal(
            new BacktestTransition(Outcome.Accept, Outcome.Accept, Tally(1, 40m)),
            new BacktestTransition(Outcome.Accept, Outcome.Review, Tally(1, 60m)),
            new BacktestTransition(Outcome.Review, Outcome.Accept, Tally(1, 300m)));
        result.ChallengerDiffers.Should().Be(1);
    }

    [Fact]
    public async Task Another_challenger_is_not_counted()
    {
        var result = await RunAsync(Old.Identity);

        (result.Challenged.Count, result.ChallengerDiffers).Should().Be((0, 0));
    }

    public void Dispose() => host.Dispose();

    // The third answer is not that of the rules, and the last decision has none.
    private async Task<BacktestResult> RunAsync(RuleSetIdentity challenger)
    {
        var answers = new Dictionary<decimal, Outcome> { [40m] = Outcome.Accept, [60m] = Outcome.Review, [300m] = Outcome.Accept };
        foreach (var amount in answers.Keys.Append(20m))
        {
            await host.CheckAsync($"debit-{amount}", amount);
        }

        host.Backtest(Old, Tighter).Challenged.Should().BeEmpty("no decision of the log has a challenger");
        var run = new BacktestRun(Old, Tighter);
        foreach (var record in RecordFile.ReadDecisions(host.Path).Select(decision => decision.Record))
        {
            run.Add(answers.TryGetValue(record.Debit.Amount.Amount, out var outcome)
                ? record with { Challenger = new ChallengerVerdict(challenger, outcome, []) }
                : record);
        }

        return run.Result();
    }
}
