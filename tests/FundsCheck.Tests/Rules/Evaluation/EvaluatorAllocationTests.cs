using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;

namespace FundsCheck.Tests.Rules.Evaluation;

public sealed class EvaluatorAllocationTests
{
    [Theory]
    [InlineData(75, 100)]
    [InlineData(100, 75)]
    [InlineData(100, null)]
    public void Judging_allocates_nothing(int amount, int? available)
    {
        var rules = RuleSet.Default.Compiled;
        var bound = RuleSet.Default.Bind(FactsOf(amount, available));
        var answers = new CheckAnswer[rules.Checks.Length];
        _ = Evaluator.Judge(rules, bound, JudgeScope.Whole, answers);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            _ = Evaluator.Judge(rules, bound, JudgeScope.Whole, answers);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static DecisionFacts FactsOf(decimal amount, decimal? available) => Tried.FactsOf(amount) with
    {
        HeldPossible = new Money(1m, Currency.Usd),
        Balance = Tried.Balance with { Available = available is { } known ? Fact<decimal>.Known(known) : default },
    };
}
