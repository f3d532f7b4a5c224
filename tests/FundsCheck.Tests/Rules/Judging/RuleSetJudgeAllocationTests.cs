using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Evaluation;

namespace FundsCheck.Tests.Rules.Judging;

public sealed class RuleSetJudgeAllocationTests
{
    private const int Rounds = 100;

    // The bytes of a build without optimizations. With optimizations they are 336 and 688.
    [Theory]
    [InlineData(75, Outcome.Accept, 696)]
    [InlineData(125, Outcome.Decline, 1_120)]
    public void A_verdict_allocates_no_text(int amount, Outcome outcome, long bytesMax)
    {
        var facts = Tried.FactsOf(amount);
        RuleSet.Default.Judge(facts).Outcome.Should().Be(outcome);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            _ = RuleSet.Default.Judge(facts);
        }

        ((GC.GetAllocatedBytesForCurrentThread() - before) / Rounds).Should().BeLessThanOrEqualTo(bytesMax);
    }
}
