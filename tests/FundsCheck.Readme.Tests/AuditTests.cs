using FundsCheck.Testing;

namespace Readme.Tests;

// <audit-tests>
public sealed class AuditTests
{
    public static IEnumerable<object[]> Decisions => RecordedDecisions.In("tests/logs/example.jsonl");   // or a folder of logs

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_recorded_decision_is_decided_the_same_again(DecisionCase recorded) => recorded.ShouldReplayIdentically();
}
// </audit-tests>
