using FundsCheck.Testing;

namespace FundsCheck.Samples.AuditTests;

/// <summary>
/// Decisions of production, replayed by every build: a later version of FundsCheck, or of this repository, decides them the same.
/// </summary>
public sealed class RecordedDecisionTests
{
    public static IEnumerable<object[]> Decisions => RecordedDecisions.In("logs");

    public static IEnumerable<object[]> Logs => RecordedLogs.In("logs");

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_recorded_decision_is_decided_the_same_again(DecisionCase recorded) => recorded.ShouldReplayIdentically();

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_log_was_not_altered(LogCase log) => log.Verify();
}
