namespace FundsCheck.Records.Tests.Format;

/// <summary>
/// Compares records part for part: one that a store read back is another object, and the sentences of its reasons are not recorded.
/// </summary>
internal static class RecordAssertions
{
    public static void ShouldBe(this DecisionRecord? actual, DecisionRecord expected) =>
        actual
            .Should().BeEquivalentTo(
                expected,
                options => options.Excluding(member => member.DeclaringType == typeof(Reason) && member.Name == nameof(Reason.Text))
                    .RespectingRuntimeTypes().ComparingByValue(typeof(Fact<>)).WithStrictOrdering());
}
