using FundsCheck.Decisions;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Conformance;

/// <summary>Compares records part for part: one that a store read back is another object.</summary>
internal static class RecordAssertions
{
    public static void ShouldBe(this DecisionRecord? actual, DecisionRecord expected) =>
        actual
            .Should().BeEquivalentTo(
                expected, options => options.RespectingRuntimeTypes().ComparingByValue(typeof(Fact<>)).WithStrictOrdering());
}
